import Heart from 'lucide-react/icons/heart'
import House from 'lucide-react/icons/house'
import Images from 'lucide-react/icons/images'
import MessageCircle from 'lucide-react/icons/message-circle'
import UserRound from 'lucide-react/icons/user-round'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { BottomTabs } from '#app/ui/bottom-tabs.tsx'
import { LeavesDrawing, PaintDrawing, TowerDrawing } from './drawings.tsx'

/** The school's feed as a family sees it. */
export function FeedScreen({
  school,
  letter,
  teacher,
  order = 0,
}: {
  school: string
  letter: string
  teacher: string
  order?: 0 | 1 | 2
}) {
  const t = useT()
  const drawings = [LeavesDrawing, PaintDrawing, TowerDrawing]
  const [Large, First, Second] = [0, 1, 2].map(n => drawings[(n + order) % 3] ?? LeavesDrawing)
  return (
    <div className="flex h-full flex-col">
      <div className="flex items-center gap-3 px-5 pt-10 pb-3">
        <span className="grid size-10 place-items-center rounded-control bg-brand font-black font-heading text-lg text-on-brand">
          {letter}
        </span>
        <span className="font-extrabold font-heading text-lg">{school}</span>
      </div>
      <div className="grow px-4">
        <div className="overflow-hidden rounded-card border border-line bg-surface shadow-card">
          <div className="flex items-center gap-3 p-4">
            <Avatar name={teacher} size="sm" />
            <div className="min-w-0 grow leading-tight">
              <p className="font-bold">{t(`public.scene.title_${order}`)}</p>
              <p className="text-ink-soft text-sm">{t(`public.scene.class_${order}`)}</p>
            </div>
            <span className="rounded-pill bg-brand-soft px-2.5 py-1 font-bold text-on-brand-soft text-xs">
              {t('public.scene.new')}
            </span>
          </div>
          <div className="grid h-80 grid-cols-3 grid-rows-2 gap-1">
            <div className="col-span-2 row-span-2 overflow-hidden">{Large && <Large />}</div>
            <div className="overflow-hidden">{First && <First />}</div>
            <div className="relative overflow-hidden">
              {Second && <Second />}
              <span className="absolute inset-0 grid place-items-center bg-black/45 font-extrabold text-white text-xl">
                +{9 + order * 4}
              </span>
            </div>
          </div>
          <div className="flex items-center gap-5 p-4 font-bold text-ink-soft">
            <span className="flex items-center gap-1.5 text-link">
              <Heart size={22} fill="currentColor" /> {14 + order * 3}
            </span>
            <span className="flex items-center gap-1.5">
              <MessageCircle size={22} /> {3 + order}
            </span>
          </div>
        </div>
        <div className="mt-4 rounded-card bg-brand-soft p-4 text-on-brand-soft">
          <p className="font-bold">{t(`public.scene.note_${order}`)}</p>
          <p className="text-sm">{t(`public.scene.note_text_${order}`)}</p>
        </div>
      </div>
      <BottomTabs
        label=""
        items={[
          { href: '/', icon: House, label: t('public.scene.home') },
          { href: '/a', icon: Images, label: t('public.scene.albums'), current: true },
          { href: '/b', icon: UserRound, label: t('public.scene.me') },
        ]}
      />
    </div>
  )
}
