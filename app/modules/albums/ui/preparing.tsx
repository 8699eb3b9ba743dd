import { useT } from '#app/platform/i18n/provider.tsx'
import { Spinner } from '#app/ui/spinner.tsx'

/** Where a photo will be once the worker has made it. */
export function Preparing() {
  const t = useT()
  return (
    <div className="grid aspect-4/3 place-items-center rounded-control bg-sunken text-ink-soft text-sm">
      <span className="flex flex-col items-center gap-2">
        <Spinner />
        {t('albums.desk.preparing')}
      </span>
    </div>
  )
}
