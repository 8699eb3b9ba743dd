import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { Photo } from '#app/ui/photo.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestText } from '../limits.ts'
import type { ShownNewer, ShownSection, ShownSentence } from '../shown-report.ts'
import { NewerList } from './newer-list.tsx'
import { OtherLanguage } from './other-language.tsx'
import { RecordList } from './record-list.tsx'
import { ReportCharts } from './report-charts.tsx'
import type { Typed } from './report-editor.tsx'

export interface EditorSectionProps {
  section: ShownSection
  /** What records made after drafting would say here. */
  newer: ShownNewer | undefined
  /** Among the sections, from 0. */
  place: number
  /** Place of its first sentence among those of the whole report. */
  firstSentence: number
  /** Of words to be added. */
  newId: string
  typed: Typed
  canWrite: boolean
}

/** One section of a report that is being written. */
export function EditorSection({ section, newer, place, firstSentence, newId, typed, canWrite }: EditorSectionProps) {
  const t = useT()
  const { id, title, words, sentences, photos, missing, charts } = section
  return (
    <Card as="section" className="flex flex-col gap-5">
      <h2 className="text-xl">{title}</h2>
      {words ? (
        <p className="text-ink-soft" lang={words.lang ?? undefined}>
          <span className="block font-bold text-xs">{t('reports.edit.school_says')}</span>
          <span className="whitespace-pre-line">{words.text}</span>
        </p>
      ) : null}
      {sentences.length === 0 && photos.length === 0 && charts.length === 0 && id !== 'reports.words' ? (
        <p className="text-ink-soft">{t('reports.edit.nothing')}</p>
      ) : null}
      {newer ? <NewerList newer={newer} /> : null}
      {sentences.map((sentence, index) => (
        <SentenceField
          key={sentence.id}
          sentence={sentence}
          index={firstSentence + index}
          label={t('reports.edit.sentence', { place: index + 1 })}
          typed={typed.sentences.get(sentence.id)}
          other={typed.others.get(sentence.id)}
          canWrite={canWrite}
        />
      ))}
      <ReportCharts charts={charts} label={title} />
      {charts[0] ? <RecordList records={charts[0].records} /> : null}
      {photos.length > 0 ? (
        <fieldset>
          <legend className="mb-2 font-bold">{t('reports.edit.photos')}</legend>
          <div className="grid grid-cols-3 gap-3 sm:grid-cols-4">
            {photos.map((photo, index) => {
              const label = t('reports.edit.photo', { place: index + 1, total: photos.length })
              return (
                <label key={photo.mediaId} className="flex flex-col gap-1 text-sm">
                  <Photo {...photo} alt="" ratio={1} sizes="10rem" />
                  <span className="flex min-h-11 items-center gap-2">
                    <input
                      type="checkbox"
                      name="photos"
                      value={photo.mediaId}
                      defaultChecked={typed.photos ? typed.photos.has(photo.mediaId) : photo.shown}
                      disabled={!canWrite}
                      className="ui-tick"
                    />
                    {label}
                  </span>
                </label>
              )
            })}
          </div>
        </fieldset>
      ) : null}
      {missing > 0 ? <p className="text-ink-soft text-sm">{t('reports.missing', { count: missing })}</p> : null}
      {canWrite ? (
        <>
          <input type="hidden" name={`own[${place}].id`} value={newId} />
          <input type="hidden" name={`own[${place}].sectionId`} value={id} />
          <TextArea
            label={t('reports.edit.own_label', { section: title })}
            hint={t('reports.edit.own_hint')}
            name={`own[${place}].text`}
            dir="auto"
            rows={2}
            maxLength={longestText}
            defaultValue={typed.own.get(id) ?? ''}
          />
        </>
      ) : null}
    </Card>
  )
}

interface SentenceFieldProps {
  sentence: ShownSentence
  /** Among those of the whole report, from 0. */
  index: number
  label: string
  typed: string | undefined
  /** Typed in the other language. */
  other: string | undefined
  canWrite: boolean
}

function SentenceField({ sentence, index, label, typed, other, canWrite }: SentenceFieldProps) {
  const t = useT()
  const { id, text, by, edited, records } = sentence
  return (
    <div className="flex flex-col gap-1.5">
      {by === 'teacher' ? <Badge tone="brand">{t('reports.by.teacher')}</Badge> : null}
      {edited ? <Badge>{t('reports.by.edited')}</Badge> : null}
      <input type="hidden" name={`sentences[${index}].id`} value={id} />
      <TextArea
        label={label}
        hint={canWrite ? t('reports.edit.empty_hint') : undefined}
        name={`sentences[${index}].text`}
        dir="auto"
        rows={2}
        maxLength={longestText}
        readOnly={!canWrite}
        defaultValue={typed ?? text}
      />
      {sentence.other ? (
        <OtherLanguage other={sentence.other} name={`sentences[${index}]`} typed={other} canWrite={canWrite} />
      ) : null}
      <RecordList records={records} />
    </div>
  )
}
