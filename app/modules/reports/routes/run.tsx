import { Form, useLoaderData } from '@remix-run/react'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { paths } from '../paths.ts'
import { readRun } from '../run.server.ts'
import { runTones } from '../ui/tones.ts'

export const loader = load('reports:write', async ({ school, params, t }) => ({
  run: await readRun(school, idFrom(params.runId)),
  title: t('reports.run.title'),
}))

export const meta = titled

/** How far drafting of a class is: it goes on by itself, and can be paused, ended, and tried again where it failed. */
export default function Run() {
  const t = useT()
  const { run, title } = useLoaderData<typeof loader>()
  const { busy } = useAnswer()
  const done = run.children.filter(({ state }) => state !== 'waiting').length
  const total = run.children.length
  const verbs =
    run.state === 'running'
      ? (['paused', 'cancelled'] as const)
      : run.state === 'paused'
        ? (['running', 'cancelled'] as const)
        : []
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        back={{ href: paths.start({ classId: run.classId, termId: run.termId }), label: t('reports.name') }}
        actions={verbs.map(state => (
          <Form key={state} method="post" action={paths.runState(run.id)} className="contents">
            <input type="hidden" name="state" value={state} />
            <Button type="submit" variant={state === 'cancelled' ? 'ghost' : 'secondary'} busy={busy}>
              {t(
                state === 'paused'
                  ? 'reports.run.pause'
                  : state === 'running'
                    ? 'reports.run.resume'
                    : 'reports.run.cancel',
              )}
            </Button>
          </Form>
        ))}
      />
      <div className="mb-6" aria-live="polite">
        <ProgressBar
          label={t(`reports.run.state.${run.state}`)}
          value={done}
          max={total}
          valueLabel={t('reports.run.progress', { done, total })}
        />
      </div>
      <List label={t('reports.run.label')}>
        {run.children.map(({ id, name, photoId, state, reportId }) => (
          <ListRow
            key={id}
            title={<bdi>{name}</bdi>}
            href={reportId ? paths.edit(reportId) : undefined}
            lead={<ChildAvatar id={id} name={name} photoId={photoId} />}
            trail={
              <>
                <Badge tone={runTones[state]}>{t(`reports.run.child.${state}`)}</Badge>
                {state === 'failed' ? (
                  <Form method="post" action={paths.runRetry(run.id, id)} className="contents">
                    <Button type="submit" size="sm" variant="secondary">
                      {t('reports.run.retry')}
                    </Button>
                  </Form>
                ) : null}
              </>
            }
          />
        ))}
      </List>
    </div>
  )
}
