import { useT } from '#app/platform/i18n/provider.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'

export interface Security {
  /** False when another provider does the proving: then only sessions are ours to show. */
  ownForms: boolean
  email: string | null
  password: boolean
  passkeys: number
  second: boolean
}

/** How one gets into the account, with a page for each way. */
export function SecurityList(own: Security) {
  const t = useT()
  return (
    <section>
      <SectionHeader
        title={t('entrance.account.security')}
        text={own.ownForms ? undefined : t('entrance.account.clerk')}
      />
      <List>
        {own.ownForms && (
          <>
            <ListRow
              href="/account/email"
              title={t('entrance.account.email')}
              text={own.email ?? t('entrance.account.email.none')}
            />
            <ListRow
              href="/account/password"
              title={t('entrance.account.password')}
              text={t(own.password ? 'entrance.account.password.on' : 'entrance.account.password.off')}
            />
            <ListRow
              href="/account/passkeys"
              title={t('entrance.account.passkeys')}
              text={t('entrance.account.passkeys.count', { count: own.passkeys })}
            />
            <ListRow
              href="/account/second-factor"
              title={t('entrance.account.second')}
              text={t(own.second ? 'entrance.account.second.on' : 'entrance.account.second.off')}
            />
          </>
        )}
        <ListRow href="/account/sessions" title={t('entrance.account.sessions')} />
      </List>
    </section>
  )
}
