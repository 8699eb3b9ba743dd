import { useFetcher } from '@remix-run/react'
import clsx from 'clsx'
import Flag from 'lucide-react/icons/flag'
import Reply from 'lucide-react/icons/reply'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { KnownActs } from '#app/platform/known-acts.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import type { Message, Thread } from '../conversation.ts'
import { paths } from '../paths.ts'
import { signs } from '../policy.ts'
import { Delivery } from './delivery.tsx'
import { ReadLine } from './read-line.tsx'
import { ReportDialog } from './report-dialog.tsx'

export interface MessageSheetProps {
  message: Message | undefined
  /** Of any message, by which it is known where to send what is done with one. */
  anyId: string | undefined
  mayWrite: boolean
  /** Whether the reader works at the school. */
  atWork: boolean
  /** Who else has read how far. */
  readers: Thread['readers']
  onAnswer: (message: Message) => void
  onClose: () => void
}

/** What can be done with a message: a sheet from below on a phone. */
export function MessageSheet({ message, anyId, mayWrite, atWork, readers, onAnswer, onClose }: MessageSheetProps) {
  const t = useT()
  const change = useFetcher()
  const [reporting, setReporting] = useState<Message>()
  const post = (action: string, fields: Record<string, string> = {}) => {
    change.submit(fields, { method: 'post', action })
    onClose()
  }
  return (
    <>
      {anyId ? <KnownActs paths={[paths.sign(anyId), paths.retraction(anyId), paths.report(anyId)]} /> : null}
      <Dialog
        open={message !== undefined}
        onClose={onClose}
        title={t('messages.sheet.title', { author: message?.author?.name ?? '' })}
        closeLabel={t('ui.action.close')}
        width="sm"
      >
        {message ? (
          <div className="flex flex-col gap-4">
            <fieldset className="grid grid-cols-4 gap-1.5 sm:grid-cols-8">
              <legend className="sr-only">{t('messages.sheet.signs')}</legend>
              {signs.map(sign => (
                <button
                  key={sign}
                  type="button"
                  aria-pressed={message.ownSign === sign}
                  onClick={() => post(paths.sign(message.id), message.ownSign === sign ? {} : { sign })}
                  className={clsx(
                    'pressable grid min-h-12 place-items-center rounded-control text-2xl hover:bg-sunken',
                    message.ownSign === sign && 'bg-brand-soft',
                  )}
                >
                  {sign}
                </button>
              ))}
            </fieldset>
            {mayWrite ? (
              <Button
                variant="secondary"
                icon={Reply}
                block
                onClick={() => {
                  onAnswer(message)
                  onClose()
                }}
              >
                {t('messages.sheet.reply')}
              </Button>
            ) : null}
            {message.author?.own ? (
              <div>
                <div className="mb-4">
                  {atWork ? (
                    <Delivery messageId={message.id} readers={readers} />
                  ) : (
                    <ReadLine seq={message.seq} readers={readers} />
                  )}
                </div>
                <Button variant="secondary" icon={Undo2} block onClick={() => post(paths.retraction(message.id))}>
                  {t('messages.sheet.retract')}
                </Button>
                <p className="mt-1.5 text-center text-ink-soft text-sm">{t('messages.sheet.retract_text')}</p>
              </div>
            ) : (
              <Button
                variant="ghost"
                icon={Flag}
                block
                onClick={() => {
                  setReporting(message)
                  onClose()
                }}
              >
                {t('messages.sheet.report')}
              </Button>
            )}
          </div>
        ) : null}
      </Dialog>
      <ReportDialog message={reporting} onClose={() => setReporting(undefined)} />
    </>
  )
}
