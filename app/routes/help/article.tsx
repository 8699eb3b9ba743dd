import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { found } from '#tenants/problem.ts'
import { articleFor } from './articles.server.ts'
import { paths } from './paths.ts'

export const loader = load('help:view', ({ actor, resolved, params, locale }) => {
  const article = found(articleFor({ role: actor.role, modules: resolved.modules, locale }, params.articleId))
  return { title: article.title, article }
})

export const meta = titled

export default function ArticlePage() {
  const t = useT()
  const { article } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={article.title} text={article.summary} back={{ href: paths.help(), label: t('help.title') }} />
      <Card className="flex flex-col items-start gap-5">
        <ol className="flex list-decimal flex-col gap-3 ps-6 marker:font-bold marker:text-link">
          {article.steps.map(step => (
            <li key={step} className="ps-1">
              {step}
            </li>
          ))}
        </ol>
        {article.hint && <Banner tone="info">{article.hint}</Banner>}
        <Button href={article.href}>{t('help.go_there')}</Button>
      </Card>
    </div>
  )
}
