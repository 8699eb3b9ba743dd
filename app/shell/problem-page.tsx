import { isRouteErrorResponse } from '@remix-run/react'
import { type MessageKey, type Translate, translator } from '#app/platform/i18n/translate.ts'
import type { RootData } from '#app/platform/root-data.server.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ClosedSchool } from './closed-school.tsx'
import { useLastRootData } from './root-data.ts'

interface ProblemData {
  problem?: string
  requestId?: string
}

/** What went wrong, in the school's colours and the reader's language, with a number to quote. */
export function ProblemPage({ error }: { error: unknown }) {
  const root = useLastRootData()
  const t = wordsOf(root)
  const status = isRouteErrorResponse(error) ? error.status : 500
  const { problem, requestId } = isRouteErrorResponse(error) ? ((error.data ?? {}) as ProblemData) : {}
  const code = problem ?? (status === 404 ? 'not_found' : 'unknown')
  if (root && code === 'suspended') return <ClosedSchool root={root} />
  return (
    <main className="gutter mx-auto grid min-h-[70dvh] max-w-md place-items-center">
      <EmptyState
        level={1}
        title={t('shell.problem.title')}
        text={
          <>
            {t(`shell.problem.${code}` as MessageKey)}
            {code === 'plan_needed' && <span className="mt-3 block">{t('shell.problem.plan_ask')}</span>}
            {requestId && status >= 500 && (
              <span className="mt-3 block text-xs">{t('shell.problem.reference', { id: requestId })}</span>
            )}
          </>
        }
        actions={
          // Not by the router, which knows no page at the root of a site: each has its own start.
          <>
            {code === 'plan_needed' && root?.mayPay && (
              <Button href="/settings/plan" plain>
                {t('shell.problem.plan_see')}
              </Button>
            )}
            <Button href="/" plain variant={code === 'plan_needed' ? 'secondary' : 'primary'}>
              {t('shell.problem.home')}
            </Button>
          </>
        }
      />
    </main>
  )
}

/** The document's title then; whose site it is, where that is known. */
export const problemTitle = (root: RootData | undefined): string => {
  const title = wordsOf(root)('shell.problem.title')
  return root ? `${title} · ${root.school?.name ?? 'Cubby'}` : title
}

const wordsOf = (root: RootData | undefined): Translate =>
  root ? translator(root.locale, root.catalogue, root.nouns) : key => plain[key] ?? key

/** When not even the language is known. */
const plain: Record<string, string> = {
  'shell.problem.title': 'That did not work · 没有成功',
  'shell.problem.not_found': 'There is nothing at this address. · 这个地址没有内容。',
  'shell.problem.unknown': 'Something went wrong. Please try again. · 出了问题，请再试一次。',
  'shell.problem.home': 'Start page · 首页',
}
