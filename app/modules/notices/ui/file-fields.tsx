import Trash2 from 'lucide-react/icons/trash-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { AttachmentList } from '#app/platform/attachments/attachment-list.tsx'
import { AttachmentPicker } from '#app/platform/attachments/attachment-picker.tsx'
import type { Attaching } from '#app/platform/attachments/use-attachments.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import type { FieldErrors } from '#app/ui/field-ids.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'
import type { AttachingWriter } from '../attaching.server.ts'
import { mostFiles } from '../limits.ts'

export interface FileFieldsProps extends AttachingWriter {
  notice: { attachments: readonly Attachment[] }
  attaching: Attaching
  error: FieldErrors
}

/** The files of a notice: those it has, each to be taken out and put back until the form is sent, and new ones. */
export function FileFields({ notice: { attachments }, attaching, role, words, error }: FileFieldsProps) {
  const t = useT()
  const { picked } = useAnswer()
  const [dropped, setDropped] = useState<readonly string[]>(() => {
    const sent = picked(
      'mediaIds',
      attachments.map(({ mediaId }) => mediaId),
    )
    return attachments.flatMap(({ mediaId }) => (sent.includes(mediaId) ? [] : [mediaId]))
  })
  const stays = attachments.filter(({ mediaId }) => !dropped.includes(mediaId))
  return (
    <Fieldset legend={t('notices.files.title')} hint={t('notices.files.hint', { most: mostFiles })} error={error}>
      {attachments.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {attachments.map((attachment, index) => {
            const { mediaId } = attachment
            const out = dropped.includes(mediaId)
            const name = attachment.name ?? t('notices.files.nth', { place: index + 1 })
            return (
              <li key={mediaId} className="flex flex-wrap items-center gap-3">
                {out ? (
                  <p className="text-ink-soft text-sm line-through">{name}</p>
                ) : (
                  <>
                    <input type="hidden" name="mediaIds" value={mediaId} />
                    <div className="w-60 min-w-0 max-w-full">
                      <AttachmentList attachments={[attachment]} words={words} />
                    </div>
                  </>
                )}
                <Button
                  size="sm"
                  variant="ghost"
                  icon={out ? Undo2 : Trash2}
                  aria-label={t(out ? 'notices.files.put_back_named' : 'notices.files.take_out_named', { name })}
                  onClick={() => setDropped(out ? dropped.filter(id => id !== mediaId) : [...dropped, mediaId])}
                >
                  {t(out ? 'notices.files.put_back' : 'notices.files.take_out')}
                </Button>
              </li>
            )
          })}
        </ul>
      ) : null}
      <AttachmentPicker attaching={attaching} role={role} words={words} most={Math.max(mostFiles - stays.length, 0)} />
    </Fieldset>
  )
}
