import type { MetaFunction } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useMatches,
  useRouteError,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { LanguageProvider } from './platform/i18n/provider.tsx'
import { useNonce } from './platform/nonce.ts'
import { type RootData, rootData } from './platform/root-data.server.ts'
import { isScriptless } from './platform/scriptless.ts'
import { rememberCatalogue } from './shell/catalogue.ts'
import { ProblemPage, problemTitle } from './shell/problem-page.tsx'
import { useLastRootData } from './shell/root-data.ts'
import { RouterAnchor } from './shell/router-anchor.tsx'
import { AnchorProvider } from './ui/anchor.tsx'
import './ui/theme.css'

export const loader = rootData

/**
 * Messages belong to the first part of the path, so moving to another area asks for its own. A step that changes nothing but
 * the address's query (a photo opened, a filter) needs nothing of what surrounds it, and a form that was refused has changed nothing.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  actionStatus = 200,
  defaultShouldRevalidate,
}) => {
  if (currentUrl.pathname.split('/')[1] !== nextUrl.pathname.split('/')[1]) return true
  const queryOnly = !formMethod && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
  return !queryOnly && actionStatus < 400 && defaultShouldRevalidate
}

/** Of an error page; every other page says its own. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  error ? [{ title: problemTitle(data as RootData | undefined) }] : []

export default function Root() {
  return <Outlet />
}

/** The document around pages and error pages alike. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useLastRootData()
  const nonce = useNonce()
  const withScripts = !isScriptless(useMatches())
  return (
    <html lang={data?.locale ?? 'en'} dir="ltr" data-radius={data?.brand?.corner}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        {/* Where nothing is known of the site: an empty one, or browsers would ask for one by themselves. */}
        <link rel="icon" href={data?.icon ?? 'data:,'} />
        {data?.brand && (
          <>
            <meta name="theme-color" content={data.brand.themeColour.light} media="(prefers-color-scheme: light)" />
            <meta name="theme-color" content={data.brand.themeColour.dark} media="(prefers-color-scheme: dark)" />
            <link rel="manifest" href="/manifest.webmanifest" />
            <link rel="apple-touch-icon" href={data.brand.icons.appleTouch} />
          </>
        )}
        <Meta />
        <Links />
        {/* After the stylesheet, so that a school's tokens win over the defaults. */}
        {data?.brand && (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes of selectors; the text is made from validated tokens
          <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: data.brand.css }} />
        )}
      </head>
      <body>
        {data ? (
          <LanguageProvider
            locale={data.locale}
            timeZone={data.timeZone}
            catalogue={rememberCatalogue(data.locale, data.catalogue)}
            nouns={data.nouns}
          >
            {data.viewing && (
              // biome-ignore lint/security/noDangerouslySetInnerHtml: made by React on the server
              <div dangerouslySetInnerHTML={{ __html: data.viewing }} />
            )}
            <AnchorProvider value={RouterAnchor}>{children}</AnchorProvider>
          </LanguageProvider>
        ) : (
          children
        )}
        {withScripts && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

export function ErrorBoundary() {
  return <ProblemPage error={useRouteError()} />
}
