import { Form, useLoaderData } from '@remix-run/react'
import Phone from 'lucide-react/icons/phone'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { contactOf } from '#tenants/people/contacts.server.ts'
import { answersTo, noteAnswer } from '#tenants/urgent/answers.server.ts'
import { callOf } from '#tenants/urgent/calls.server.ts'
import { longestWord } from '#tenants/urgent/limits.ts'
import { rollPersonOf } from '#tenants/urgent/roll.server.ts'
import { NoteForm } from './forms.ts'
import { paths } from './paths.ts'
import { answerInWords, shownPerson } from './roll-shown.server.ts'
import { AnswerHistory } from './ui/answer-history.tsx'
import { StandingBadge } from './ui/standing-badge.tsx'

export const loader = load('urgent:call', async ({ school, params, locale, t }) => {
  const [callId, memberId] = [idFrom(params.callId), idFrom(params.memberId)]
  const [call, person] = await Promise.all([callOf(school, callId), rollPersonOf(school, callId, memberId)])
  const { phone = null } = await contactOf(school, memberId)
  const reader = { school, locale, t }
  return {
    ...{ title: person.name, callId, phone, newId: uuidv7(), choices: answersTo[call.question] },
    person: shownPerson(reader, person),
    history: person.answers.map(each => ({ id: each.id, answer: each.answer, line: answerInWords(reader, each) })),
  }
})

export const action = act('urgent:call', NoteForm, async ({ school, params, form, t }) => {
  const callId = idFrom(params.callId)
  await noteAnswer(school, idFrom(params.memberId), { callId, ...form })
  return redirectWithToast(paths.call(callId), t('urgent.person.noted'))
})

export const meta = titled

/** Somebody in the roll, for the office: how to call them, what was said, and noting what they say now. */
export default function Person() {
  const t = useT()
  const { title, callId, person, phone, history, choices, newId } = useLoaderData<typeof loader>()
  const { errors, busy, kept, typed } = useAnswer()
  const [answerId] = useState(newId)
  const { children, standing, line } = person
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <PageHeader
        title={title}
        text={
          children.length > 0 ? t('urgent.person.about', { children: children.join(', ') }) : t('urgent.person.staff')
        }
        back={{ href: paths.call(callId), label: t('urgent.person.back') }}
      />
      <Card as="section" className="-mt-4 flex flex-col gap-4">
        <p className="flex flex-wrap items-center gap-2">
          <StandingBadge standing={standing} />
          <span className="text-ink-soft">{line}</span>
        </p>
        {phone ? (
          <Button href={`tel:${phone}`} size="lg" variant="secondary" icon={Phone} block>
            {phone}
          </Button>
        ) : (
          <p className="text-ink-soft">{t('urgent.person.no_phone')}</p>
        )}
      </Card>
      <Card as="section">
        <h2 className="text-lg">{t('urgent.person.note')}</h2>
        <p className="text-ink-soft text-sm">{t('urgent.person.note_text')}</p>
        <Form method="post" className="mt-4 flex flex-col gap-4">
          <input type="hidden" name="answerId" value={typed('answerId') ?? answerId} />
          <TextField
            name="word"
            label={t('urgent.person.word')}
            hint={t('urgent.person.word_hint')}
            defaultValue={kept('word', '')}
            maxLength={longestWord}
            error={errors.word}
            autoComplete="off"
          />
          <div className="flex flex-col gap-2.5 sm:flex-row">
            {choices.map(choice => (
              <Button
                key={choice}
                type="submit"
                name="answer"
                value={choice}
                variant={choice === 'help' ? 'danger-soft' : 'primary'}
                className="grow"
                busy={busy}
                busyLabel={t('ui.state.busy')}
              >
                {t(`urgent.person.say_${choice}`)}
              </Button>
            ))}
          </div>
        </Form>
      </Card>
      <AnswerHistory history={history} />
    </div>
  )
}
