import ArrowRight from 'lucide-react/icons/arrow-right'
import { addressOf } from '#app/platform/attachments/attachment.ts'
import type { HomeCard } from '#app/platform/home-card.ts'
import { iconOf } from '#app/shell/icons.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PhotoGrid } from '#app/ui/photo-grid.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Stat } from '#app/ui/stat.tsx'

/** Draws any card of the home page: figures and rows under a heading, everything else on a sheet. */
export function HomeCardView({ card }: { card: HomeCard }) {
  const { title, text, link, rows, figures } = card
  if (!rows && !figures) return <Sheet card={card} />
  return (
    <section>
      <SectionHeader
        title={title}
        text={text}
        action={
          link ? (
            <Button href={link.href} size="sm" variant="ghost" iconAfter={ArrowRight}>
              {link.label}
            </Button>
          ) : undefined
        }
      />
      {figures ? (
        <div className="grid grid-cols-2 gap-3 sm:gap-4 md:grid-cols-4">
          {figures.map(({ id, ...figure }) => (
            <Stat key={id} {...figure} />
          ))}
        </div>
      ) : null}
      {rows ? (
        <List label={title}>
          {rows.map(({ id, avatar, badge, ...row }) => (
            <ListRow
              key={id}
              {...row}
              lead={
                avatar ? (
                  <Avatar {...avatar} src={avatar.photoId ? addressOf(avatar.photoId, 'w320') : undefined} />
                ) : undefined
              }
              trail={badge ? <Badge tone={badge.tone}>{badge.text}</Badge> : undefined}
            />
          ))}
        </List>
      ) : null}
    </section>
  )
}

function Sheet({ card: { title, text, icon, tone, pictures, link } }: { card: HomeCard }) {
  return (
    <Card as="section" tone={tone} className="flex flex-col gap-4">
      <div className="flex items-center gap-3.5">
        {icon ? <RowIcon icon={iconOf(icon)} tone={tone ?? 'brand'} /> : null}
        <div className="min-w-0 grow">
          <h2 className="text-lg">{title}</h2>
          {text ? <p className={tone ? 'text-sm' : 'text-ink-soft text-sm'}>{text}</p> : null}
        </div>
      </div>
      {pictures && pictures.length > 0 ? <PhotoGrid items={pictures} label={title} eager={2} /> : null}
      {link ? (
        <div>
          <Button href={link.href} size="sm" variant={tone ? 'secondary' : 'soft'} iconAfter={ArrowRight}>
            {link.label}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}
