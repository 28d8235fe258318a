// Imported first by every script that people call: an old Node ends here, with a sentence instead of a stack.
const [major, minor] = process.versions.node.split('.').map(Number)
const fits = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)

if (!fits) {
  console.error(
    `Tidemark needs Node 20.19 or newer (of the 22 line: 22.12 or newer); this is ${process.version}.`,
  )
  process.exit(1)
}
