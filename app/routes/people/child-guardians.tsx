import Check from 'lucide-react/icons/check'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { rights } from '#tenants/people/rights.ts'
import type { KnownGuardian } from './child-file.server.ts'
import { InviteButtons } from './invite-buttons.tsx'
import { paths } from './paths.ts'

/** The child's guardians, each with what they may do. */
export function ChildGuardians({
  childId,
  guardians,
  office,
}: {
  childId: string
  guardians: readonly KnownGuardian[]
  office: boolean
}) {
  const t = useT()
  return (
    <section>
      <SectionHeader
        title={t('people.guardians.title')}
        action={
          office ? (
            <Button href={paths.newGuardian(childId)} size="sm" variant="soft" icon={Plus}>
              {t('people.guardians.add')}
            </Button>
          ) : undefined
        }
      />
      {guardians.length === 0 ? (
        <Card>
          <p className="text-ink-soft">{office ? t('people.guardians.none_office') : t('people.guardians.none')}</p>
        </Card>
      ) : (
        <div className="flex flex-col gap-4">
          {guardians.map(guardian => (
            <GuardianCard key={guardian.guardianshipId} guardian={guardian} office={office} />
          ))}
        </div>
      )}
    </section>
  )
}

function GuardianCard({ guardian, office }: { guardian: KnownGuardian; office: boolean }) {
  const t = useT()
  const { name, memberId, relation, joined, invited, email, phone } = guardian
  return (
    <Card as="article" className="flex flex-col gap-4">
      <div className="flex items-center gap-3.5">
        <Avatar name={name} seed={memberId} />
        <div className="min-w-0 grow">
          <h3 className="font-bold text-base">{name}</h3>
          <p className="text-ink-soft text-sm">{t(`people.relation.${relation}`)}</p>
        </div>
        <Badge tone={joined ? 'ok' : invited ? 'info' : 'warn'}>
          {joined ? t('people.state.joined') : invited ? t('people.state.invited') : t('people.state.not_invited')}
        </Badge>
      </div>
      {email || phone ? (
        <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {email ? (
            <TextLink href={`mailto:${email}`} plain className="break-all">
              {email}
            </TextLink>
          ) : null}
          {phone ? (
            <TextLink href={`tel:${phone}`} plain>
              {phone}
            </TextLink>
          ) : null}
        </p>
      ) : null}
      <ul aria-label={t('people.rights.title')} className="flex flex-wrap gap-2">
        {rights.map(right => (
          <li key={right}>
            <Badge tone={guardian[right] ? 'brand' : 'neutral'} icon={guardian[right] ? Check : Minus}>
              {t(guardian[right] ? `people.rights.${right}` : `people.rights.${right}_not`)}
            </Badge>
          </li>
        ))}
      </ul>
      {office ? (
        <div className="flex flex-wrap items-start justify-between gap-3 border-line/70 border-t pt-4">
          {joined ? <span /> : <InviteButtons memberId={memberId} hasEmail={Boolean(email)} again={invited} />}
          <Button href={paths.guardian(guardian.guardianshipId)} size="sm" variant="ghost">
            {t('people.guardians.edit')}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}
