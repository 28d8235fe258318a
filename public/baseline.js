// Plain old JavaScript, for browsers that do not understand the console's own: tells them so (README.md, Browsers), with
// the words that stand in index.html until the console has started. The console does not start where this says so.
;(function (page, hint) {
  function isOld() {
    return typeof AbortSignal !== 'function' || !AbortSignal.any || !window.CSSPropertyRule
  }
  function tell() {
    hint.removeAttribute('hidden')
  }
  if (isOld()) {
    page.setAttribute('data-too-old', '')
    tell()
  }
  // It may be too old to run modules at all, or the code does not come.
  window.setTimeout(tell, 10000)
})(document.documentElement, document.getElementById('start'))
