import { Form } from '@remix-run/react'
import CircleCheck from 'lucide-react/icons/circle-check'
import LifeBuoy from 'lucide-react/icons/life-buoy'
import ShieldCheck from 'lucide-react/icons/shield-check'
import type { FormEvent } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type CallAnswer, callAnswers } from '#db/schema/urgent.ts'
import type { Call } from '#tenants/urgent/call.ts'
import { longestWord } from '#tenants/urgent/limits.ts'
import { useAnswering } from './use-answering.ts'

export interface OwnAnswerProps {
  call: Call
  memberId: string
  /** For an answer that goes without scripts. */
  newId: string
}

const looks = {
  received: { icon: CircleCheck, variant: 'primary', tone: 'ok' },
  safe: { icon: ShieldCheck, variant: 'primary', tone: 'ok' },
  help: { icon: LifeBuoy, variant: 'danger', tone: 'danger' },
} as const

/** One or two large buttons; the answer that was given stands above them and can be changed while the call is open. */
export function OwnAnswer({ call, memberId, newId }: OwnAnswerProps) {
  const t = useT()
  const { errors } = useAnswer()
  const { answer, noted, waits, refused, say } = useAnswering(call, memberId)
  const { question, endedAt } = call
  const send = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent
    const pressed = callAnswers.find(each => submitter instanceof HTMLButtonElement && submitter.value === each)
    if (!pressed) return
    event.preventDefault()
    say(pressed, String(new FormData(event.currentTarget).get('word') ?? ''))
  }
  const choices: readonly CallAnswer[] = question === 'safe' ? ['safe', 'help'] : ['received']
  return (
    <Card as="section" aria-label={t('urgent.own.title')} className="flex flex-col gap-4">
      <div role="status" className="flex flex-col gap-3 empty:hidden">
        {answer ? (
          <Banner tone={looks[answer].tone} title={t(`urgent.own.said_${answer}`)} icon={looks[answer].icon}>
            {noted ? t('urgent.own.noted') : null}
          </Banner>
        ) : null}
        {waits ? <Banner tone="info">{t('urgent.own.waits')}</Banner> : null}
        {refused ? <Banner tone="danger">{t('urgent.own.refused')}</Banner> : null}
      </div>
      {endedAt ? null : (
        <>
          <p className={answer ? 'text-ink-soft' : 'font-extrabold font-heading text-xl'}>
            {t(answer ? 'urgent.own.change' : `urgent.own.ask_${question}`)}
          </p>
          <Form method="post" onSubmit={send} className="flex flex-col gap-3" key={answer}>
            <input type="hidden" name="answerId" value={newId} />
            {choices.map(choice => (
              <Button
                key={choice}
                type="submit"
                name="answer"
                value={choice}
                variant={answer ? 'secondary' : looks[choice].variant}
                icon={looks[choice].icon}
                aria-pressed={answer ? answer === choice : undefined}
                block
                className="h-18 text-xl"
              >
                {t(`urgent.own.say_${choice}`)}
              </Button>
            ))}
            {question === 'safe' ? (
              <TextField
                name="word"
                label={t('urgent.own.word')}
                hint={t('urgent.own.word_hint')}
                maxLength={longestWord}
                error={errors.word}
                autoComplete="off"
              />
            ) : null}
          </Form>
        </>
      )}
    </Card>
  )
}
