import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { paths } from '../paths.ts'
import type { Register } from '../register-child.ts'
import { RegisterSums } from './register-sums.tsx'
import { presenceIn, statusLine } from './status-line.ts'
import { toneOf } from './tones.ts'

/** The register of a day that is over: read, and corrected child by child. */
export function PastList({ register: { children, day, name } }: { register: Register }) {
  const language = useLanguage()
  const { t } = language
  return (
    <>
      <RegisterSums of={children} />
      <div className="mb-5">
        <Banner>{t('attendance.register.past')}</Banner>
      </div>
      <List label={t('attendance.register.list', { class: name })}>
        {children.map(child => {
          const presence = presenceIn(child)
          return (
            <ListRow
              key={child.id}
              href={`${paths.child(child.id, day.slice(0, 7))}#day-${day}`}
              lead={<ChildAvatar id={child.id} name={child.fullName} photoId={child.photoId} />}
              title={child.name}
              text={child.mark ? statusLine(child, day, language) : t('attendance.state.open')}
              trail={
                <Badge tone={child.mark?.late ? 'warn' : toneOf[presence]}>
                  {presence === 'waited_for'
                    ? t('attendance.state.open')
                    : child.mark?.late
                      ? t('attendance.late')
                      : t(`attendance.presence.${presence}`)}
                </Badge>
              }
            />
          )
        })}
      </List>
    </>
  )
}
