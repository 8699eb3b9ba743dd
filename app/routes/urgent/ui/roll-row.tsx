import Phone from 'lucide-react/icons/phone'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import type { ShownPerson } from '../roll-shown.server.ts'
import { StandingBadge } from './standing-badge.tsx'

/** Somebody in the roll: how they stand, about whom they were called, and one tap to phone them. */
export function RollRow({ person, href }: { person: ShownPerson; href: string | undefined }) {
  const t = useT()
  const { memberId, name, children, standing, line, phone } = person
  return (
    <ListRow
      href={href}
      lead={<Avatar name={name} seed={memberId} size="sm" />}
      title={name}
      clamp={false}
      text={
        <>
          {children.length > 0 ? <p>{children.join(', ')}</p> : null}
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
            <StandingBadge standing={standing} />
            <span>{line}</span>
          </p>
        </>
      }
      trail={
        phone ? (
          <Button
            href={`tel:${phone}`}
            size="sm"
            variant="secondary"
            icon={Phone}
            aria-label={t('urgent.roll.phone', { name, phone })}
          >
            <span className="max-sm:sr-only">{phone}</span>
          </Button>
        ) : undefined
      }
    />
  )
}
