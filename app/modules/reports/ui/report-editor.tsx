import { Form } from '@remix-run/react'
import { useState } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useLastAnswer } from '#app/platform/last-answer.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import type { EditedReport } from '../editing.server.ts'
import type { ShownNewer } from '../shown-report.ts'
import { EditorSection } from './editor-section.tsx'

export interface ReportEditorProps {
  report: EditedReport
  /** Of words to be added, one for each section. */
  newIds: readonly string[]
  canWrite: boolean
  /** What records made after drafting would say, by section. */
  newer: Record<string, ShownNewer>
}

/** What was typed before it was refused, by the ids of sentences and sections. */
export interface Typed {
  sentences: ReadonlyMap<string, string>
  /** In the other language. */
  others: ReadonlyMap<string, string>
  own: ReadonlyMap<string, string>
  photos: ReadonlySet<string> | null
}

/** Writes a report: sentences by sections, each with the records it stands on; photos to tick; own words to add. */
export function ReportEditor({ canWrite, newer, ...props }: ReportEditorProps) {
  const t = useT()
  const { errors, busy } = useAnswer()
  // News of the report reaches the page while somebody types: what they began with stays until it is sent.
  const [{ report, newIds }] = useState(props)
  const typed = useTyped()
  const records = Object.values(newer).reduce((sum, section) => sum + section.records, 0)
  const firstOf = (place: number) =>
    report.sections.slice(0, place).reduce((sum, each) => sum + each.sentences.length, 0)
  return (
    <Form method="post" noValidate className="flex flex-col gap-6">
      <input type="hidden" name="edition" value={report.edition} />
      {errors[''] ? (
        <Banner live tone="warn">
          {errors['']}
        </Banner>
      ) : null}
      {records > 0 && canWrite ? (
        <Banner
          title={t('reports.newer.records', { count: records })}
          actions={
            <Button type="submit" name="next" value="newer" variant="secondary" size="sm" busy={busy}>
              {t('reports.newer.take')}
            </Button>
          }
        >
          {t('reports.newer.text')}
        </Banner>
      ) : null}
      {report.sections.map((section, place) => (
        <EditorSection
          key={section.id}
          section={section}
          newer={canWrite ? newer[section.id] : undefined}
          place={place}
          firstSentence={firstOf(place)}
          newId={newIds[place] ?? ''}
          typed={typed}
          canWrite={canWrite}
        />
      ))}
      {canWrite ? (
        <div className="flex flex-wrap gap-3 max-sm:*:w-full">
          <Button type="submit" name="next" value="save" busy={busy} busyLabel={t('ui.state.busy')}>
            {t('reports.edit.save')}
          </Button>
          {report.state === 'draft' ? (
            <Button type="submit" name="next" value="submit" variant="secondary" busy={busy}>
              {t('reports.edit.submit')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Form>
  )
}

function useTyped(): Typed {
  const answer = useLastAnswer() as Partial<Refused> | undefined
  const before = answer?.submission?.initialValue as
    | {
        sentences?: { id: string; text?: string; other?: string }[]
        own?: { sectionId: string; text?: string }[]
        photos?: string | string[]
      }
    | undefined
  return {
    sentences: new Map((before?.sentences ?? []).map(({ id, text }) => [id, text ?? ''])),
    others: new Map((before?.sentences ?? []).flatMap(({ id, other }) => (other === undefined ? [] : [[id, other]]))),
    own: new Map((before?.own ?? []).map(({ sectionId, text }) => [sectionId, text ?? ''])),
    photos: before ? new Set([before.photos ?? []].flat()) : null,
  }
}
