import type { ReactNode } from 'react'

export type AppFrameProps = {
  /** "Skip to content" */
  skipLabel: string
  /** `TopBar` */
  header?: ReactNode
  /** `SideNav`, seen from 1024 px. */
  sideNav?: ReactNode
  /** `BottomTabs`, seen below 1024 px. */
  bottomTabs?: ReactNode
  /** Across everything: no network, support is inside, trial ends. */
  banners?: ReactNode
  /** Reading width (default) or the whole room, for tables and boards. */
  width?: 'reading' | 'wide' | undefined
  children: ReactNode
}

/** What stands around every page: header, navigation where the hand is, and `<main id="main">`. */
export function AppFrame({
  skipLabel,
  header,
  sideNav,
  bottomTabs,
  banners,
  width = 'reading',
  children,
}: AppFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[17rem_minmax(0,1fr)] print:block">
      <a
        href="#main"
        className="fixed start-3 top-3 z-50 -translate-y-24 rounded-control bg-brand px-5 py-3 font-bold text-on-brand transition-transform focus:translate-y-0 focus:shadow-overlay print:hidden"
      >
        {skipLabel}
      </a>
      {sideNav ? (
        <div className="hidden border-line border-e bg-surface lg:block print:hidden">{sideNav}</div>
      ) : (
        <div className="hidden lg:block" />
      )}
      <div className="flex min-w-0 grow flex-col">
        {/* On paper a page is what it says. */}
        <div className="contents print:hidden">
          {banners}
          {header}
        </div>
        <main
          id="main"
          tabIndex={-1}
          className={`gutter mx-auto w-full grow pt-4 pb-28 lg:pt-8 lg:pb-16 ${width === 'wide' ? 'max-w-[90rem]' : 'max-w-[56rem]'}`}
        >
          {children}
        </main>
      </div>
      {bottomTabs ? <div className="fixed inset-x-0 bottom-0 z-30 lg:hidden print:hidden">{bottomTabs}</div> : null}
    </div>
  )
}
