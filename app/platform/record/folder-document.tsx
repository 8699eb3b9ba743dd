import type { ReactNode } from 'react'

/** A page of the folder: everything it needs lies beside it, and nothing in it runs. */
export function FolderDocument({
  locale,
  title,
  school,
  home,
  children,
}: {
  locale: string
  title: string
  school: string
  /** What the way back to the contents is called; null on that page. */
  home: string | null
  children: ReactNode
}) {
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta httpEquiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; form-action 'none'" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${school}`}</title>
        <link rel="stylesheet" href="style.css" />
      </head>
      <body>
        <header>
          <p className="school" dir="auto">
            {school}
          </p>
          {home ? (
            <nav aria-label={home}>
              <a href="index.html">{`‹ ${home}`}</a>
            </nav>
          ) : null}
          <h1 dir="auto">{title}</h1>
        </header>
        <main>{children}</main>
      </body>
    </html>
  )
}
