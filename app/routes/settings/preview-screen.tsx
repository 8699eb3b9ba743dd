import Heart from 'lucide-react/icons/heart'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { buttonClass } from '#app/ui/button-class.ts'
import { initialsOf } from '#tenants/brand/initials.ts'
import { LeavesDrawing, PaintDrawing, TowerDrawing } from './preview-drawings.tsx'

interface PreviewScreenProps {
  name: string
  welcome: string
  logo: { src: string; width: number; height: number } | null
}

/** A page of the school in small: head, card, photos, button, link, as everywhere in the product. */
export function PreviewScreen({ name, welcome, logo }: PreviewScreenProps) {
  const t = useT()
  return (
    <div className="flex h-full flex-col text-sm">
      <div className="flex items-center gap-2.5 px-4 pt-11 pb-3">
        {logo ? (
          <img
            src={logo.src}
            alt=""
            width={logo.width}
            height={logo.height}
            className="h-9 w-auto max-w-40 object-contain"
          />
        ) : (
          <>
            <span className="grid size-9 shrink-0 place-items-center rounded-control bg-brand font-extrabold text-on-brand">
              {initialsOf(name)}
            </span>
            <span className="line-clamp-2 font-extrabold font-heading text-base leading-tight">{name}</span>
          </>
        )}
      </div>
      <div className="flex grow flex-col gap-3 px-3">
        {welcome && <p className="line-clamp-3 rounded-card bg-brand-soft px-4 py-3 text-on-brand-soft">{welcome}</p>}
        <div className="overflow-hidden rounded-card border border-line bg-surface shadow-card">
          <div className="flex items-center justify-between gap-2 px-4 py-3">
            <span className="min-w-0">
              <strong className="block truncate font-heading text-base">{t('settings.preview.album')}</strong>
              <span className="text-ink-soft text-xs">{t('settings.preview.class')}</span>
            </span>
            <Badge tone="accent">{t('settings.preview.new')}</Badge>
          </div>
          <div className="grid h-36 grid-cols-3 gap-0.5">
            {[LeavesDrawing, PaintDrawing, TowerDrawing].map(Drawing => (
              <div key={Drawing.name} className="overflow-hidden">
                <Drawing />
              </div>
            ))}
          </div>
          <div className="flex items-center justify-between px-4 py-3">
            <span className="flex items-center gap-1.5 font-bold text-link">
              <Heart size={18} fill="currentColor" /> 14
            </span>
            <span className="font-semibold text-link underline underline-offset-4">{t('settings.preview.link')}</span>
          </div>
        </div>
        <span className={buttonClass({ block: true })}>{t('settings.preview.button')}</span>
        <span className={buttonClass({ variant: 'secondary', block: true })}>{t('settings.preview.second')}</span>
      </div>
    </div>
  )
}
