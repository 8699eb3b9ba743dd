import { useFetcher } from '@remix-run/react'
import clsx from 'clsx'
import SendHorizontal from 'lucide-react/icons/send-horizontal'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '#app/ui/icon-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestComment } from './comment.ts'

export type CommentWriterProps = {
  /** Takes a `CommentForm` and answers `{ written: submissionKey }`. */
  action: string
  words: { write: string; send: string; failed: string }
  className?: string
}

/** The field below comments. What was typed stays until the school's site has taken it. */
export function CommentWriter({ action, words, className }: CommentWriterProps) {
  const sending = useFetcher<{ written?: string }>()
  const form = useRef<HTMLFormElement>(null)
  // One per comment, so that a double tap or a repeated request writes it once.
  const [submissionKey, setSubmissionKey] = useState(() => crypto.randomUUID())
  const written = sending.data?.written
  useEffect(() => {
    if (written !== submissionKey) return
    form.current?.reset()
    setSubmissionKey(crypto.randomUUID())
  }, [written, submissionKey])
  const failed = sending.state === 'idle' && sending.data && !written
  return (
    <sending.Form
      data-discover="true"
      ref={form}
      method="post"
      action={action}
      className={clsx('flex items-end gap-2', className)}
    >
      <input type="hidden" name="submissionKey" value={submissionKey} suppressHydrationWarning />
      <TextArea
        label={words.write}
        labelHidden
        placeholder={words.write}
        name="body"
        rows={1}
        maxLength={longestComment}
        error={failed ? words.failed : undefined}
        required
        fieldClassName="min-w-0 grow"
      />
      <IconButton
        type="submit"
        icon={SendHorizontal}
        label={words.send}
        variant="primary"
        busy={sending.state !== 'idle'}
      />
    </sending.Form>
  )
}
