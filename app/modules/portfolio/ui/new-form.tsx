import { useEffect, useState } from 'react'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { type Attaching, useAttachments } from '#app/platform/attachments/use-attachments.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { KnownActs } from '#app/platform/known-acts.tsx'
import { draftOf, keepDraft } from '#app/platform/waiting/drafts.ts'
import { useToast } from '#app/ui/toast.tsx'
import { offeredTerms } from '../frameworks/offered-terms.ts'
import type { KeptObservation } from '../kept-observation.ts'
import { paths } from '../paths.ts'
import { KeptList } from './kept-list.tsx'
import { ObservationEditor, type ObservationEditorProps } from './observation-editor.tsx'
import { useKeeping } from './use-keeping.ts'

/** Under which the text and files of a new observation rest on the device until they are sent. */
const topic = 'portfolio-new'

/**
 * A new observation, and above it those that this device has kept: without a network the page goes on, one observation after the other.
 */
export function NewForm(props: Omit<ObservationEditorProps, 'topic' | 'out' | 'onKeep'>) {
  const { memberId, faces, frameworks, observation } = props
  const t = useT()
  const toast = useToast()
  const { kept, keep, retry, drop } = useKeeping(memberId)
  const { queue } = useAttachments(topic, memberId)
  const [begun, setBegun] = useState(observation)
  useEffect(() => {
    // Loaded when it is asked for, a voice could not be recorded where there is no network.
    import('#app/platform/attachments/voice-recorder.tsx').catch(() => {})
  }, [])

  const onKeep = async (form: FormData, attaching: Attaching) => {
    await keep(form, attaching)
    keepDraft(memberId, topic, '')
    setBegun({ ...observation, id: crypto.randomUUID(), childIds: [] })
    toast({ message: t('portfolio.kept.done') })
    window.scrollTo({ top: 0 })
  }
  const onTakeBack = async (from: KeptObservation) => {
    if (draftOf(memberId, topic) || queue.getSnapshot().items.length > 0)
      return toast({ message: t('portfolio.kept.busy'), tone: 'danger' })
    keepDraft(memberId, topic, from.text)
    queue.add(
      from.files.map(({ file, name }) => new File([file], name, { type: file.type })),
      { use: 'attachments' },
    )
    const names = offeredTerms(frameworks)
    setBegun({
      ...{ id: from.id, childIds: from.childIds, on: from.on, text: from.text, words: from.words },
      areas: from.areas.flatMap(term => {
        const name = names.get(term)
        return name === undefined ? [] : [{ term, name }]
      }),
      attachments: from.mediaIds.map(arrived),
    })
    await drop(from.id)
    window.scrollTo({ top: 0 })
  }
  return (
    <>
      <KnownActs paths={[paths.observations()]} />
      <KeptList kept={kept} faces={faces} onRetry={retry} onDrop={drop} onTakeBack={onTakeBack} />
      <ObservationEditor key={begun.id} {...props} observation={begun} out={false} topic={topic} onKeep={onKeep} />
    </>
  )
}

/** A file that had arrived: of it the device knows its id alone. */
const arrived = (mediaId: string): Attachment => ({
  ...{ mediaId, kind: 'file', state: 'ready', failure: null, name: null, bytes: 0, mime: null },
  ...{ width: 4, height: 3, sizes: [], placeholder: undefined, durationMs: null, peaks: [] },
})
