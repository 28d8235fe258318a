import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitlePrefix } from './title-prefix'
import { useArrival } from './use-arrival'

interface PageProps {
  /** Names the page in the browser's tab, and is its heading unless another is given. */
  title: string
  /** `null` where the content shows the title itself: then the heading is for screen readers. */
  heading?: ReactNode
  /** Beside the heading: chips, then actions. */
  aside?: ReactNode
  /** Under the heading. */
  facts?: ReactNode
  children: ReactNode
}

/** What each page is: a title, one heading, which has the focus when a person comes here, the content. */
export function Page({ title, heading = title, aside, facts, children }: PageProps) {
  const { t } = useTranslation()
  const arrival = useArrival()
  const prefix = useTitlePrefix()
  const look =
    heading === null
      ? 'sr-only'
      : 'min-w-0 text-2xl compact:flex-1 compact:basis-2/5 font-[620] tracking-[-0.01em] [overflow-wrap:anywhere]'
  return (
    <>
      <title>{`${prefix}${t('app.title', { page: title })}`}</title>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 ref={arrival} tabIndex={-1} className={look}>
          {heading ?? title}
        </h1>
        {aside}
      </div>
      {facts}
      {children}
    </>
  )
}
