import { useState } from 'react'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { AttachmentPicker } from '#app/platform/attachments/attachment-picker.tsx'
import type { Attaching } from '#app/platform/attachments/use-attachments.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import type { FieldErrors } from '#app/ui/field-ids.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'
import type { AttachingWriter } from '../attaching.server.ts'
import { mostFiles } from '../limits.ts'
import { KeptFile } from './kept-file.tsx'

export interface FileFieldsProps extends AttachingWriter {
  notice: { attachments: readonly Attachment[] }
  attaching: Attaching
  /** How many of those it has are taken out just now. */
  onTakenOut: (count: number) => void
  error: FieldErrors
}

/** The files of a notice: those it has, each to be taken out and put back until the form is sent, and new ones. */
export function FileFields(props: FileFieldsProps) {
  const { notice, attaching, onTakenOut, role, words, error } = props
  const { attachments } = notice
  const t = useT()
  const { picked } = useAnswer()
  const [out, setOut] = useState<readonly string[]>(() => {
    const ids = attachments.map(({ mediaId }) => mediaId)
    const sent = picked('mediaIds', ids)
    return ids.filter(id => !sent.includes(id))
  })
  const take = (ids: readonly string[]) => {
    setOut(ids)
    onTakenOut(ids.length)
  }
  const room = mostFiles - attachments.length + out.length
  return (
    <Fieldset legend={t('notices.files.title')} hint={t('notices.files.hint', { most: mostFiles })} error={error}>
      {attachments.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {attachments.map((attachment, index) => {
            const { mediaId } = attachment
            const isOut = out.includes(mediaId)
            return (
              <KeptFile
                key={mediaId}
                attachment={attachment}
                place={index + 1}
                out={isOut}
                onToggle={() => take(isOut ? out.filter(id => id !== mediaId) : [...out, mediaId])}
              />
            )
          })}
        </ul>
      ) : null}
      <AttachmentPicker attaching={attaching} role={role} words={words} most={Math.max(room, 0)} />
    </Fieldset>
  )
}
