import { Form, useLoaderData, useNavigate } from '@remix-run/react'
import { type FormEvent, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { passkeysOf } from '#tenants/identity/passkeys.server.ts'
import { ownFormsOnly } from '../steps.server.ts'
import { makePasskey } from '../webauthn.ts'
import { AccountPage } from './account-page.tsx'
import { freshSession } from './own.server.ts'

export const loader = load('door:prove', async page => {
  ownFormsOnly()
  const { identityId } = await freshSession(page)
  const passkeys = await passkeysOf(identityId)
  return {
    title: page.t('entrance.passkeys.title'),
    passkeys: passkeys.map(({ id, name, host }) => ({ id, name, host })),
  }
})

export const meta = titled

export default function Passkeys() {
  const t = useT()
  const { title, passkeys } = useLoaderData<typeof loader>()
  const navigate = useNavigate()
  const [state, setState] = useState<'ready' | 'busy' | 'refused'>('ready')
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '')
    setState('busy')
    const to = await makePasskey('/account/passkeys/new', name).catch(() => null)
    setState(to ? 'ready' : 'refused')
    if (to) navigate(to)
  }
  return (
    <AccountPage title={title} text={t('entrance.passkeys.text')}>
      {passkeys.length === 0 ? <p className="text-ink-soft">{t('entrance.passkeys.none')}</p> : null}
      {passkeys.length > 0 && (
        <List>
          {passkeys.map(({ id, name, host }) => (
            <ListRow
              key={id}
              title={name || host}
              text={host}
              trail={
                <Form method="post" action="/account/passkeys/remove">
                  <input type="hidden" name="id" value={id} />
                  <Button type="submit" variant="danger-soft" size="sm">
                    {t('entrance.passkeys.remove')}
                  </Button>
                </Form>
              }
            />
          ))}
        </List>
      )}
      {state === 'refused' && (
        <Banner tone="warn" live>
          {t('entrance.passkeys.refused')}
        </Banner>
      )}
      <form onSubmit={add} className="flex flex-col gap-5">
        <TextField
          label={t('entrance.passkeys.name')}
          hint={t('entrance.passkeys.name_hint')}
          name="name"
          maxLength={60}
          autoComplete="off"
        />
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          busy={state === 'busy'}
          busyLabel={t('ui.state.busy')}
        >
          {t('entrance.passkeys.add')}
        </Button>
      </form>
    </AccountPage>
  )
}
