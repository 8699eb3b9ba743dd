import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { AttachmentList } from '#app/platform/attachments/attachment-list.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'

/** The files below a notice's text; nothing for one without. */
export function NoticeFiles({ attachments, words }: { attachments: readonly Attachment[]; words: Catalogue }) {
  if (attachments.length === 0) return null
  return (
    <div className="mt-5 border-line/70 border-t pt-5">
      <AttachmentList attachments={attachments} words={words} />
    </div>
  )
}
