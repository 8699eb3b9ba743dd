import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'

/** What was just done in a dialog, and how to take it back. */
export interface Done {
  message: string
  undo?: () => void
}

/** Says it inside the dialog, since what stands behind one can be neither read nor reached. */
export function LastDone({ done, onUndone }: { done: Done | null; onUndone: () => void }) {
  const t = useT()
  const { undo } = done ?? {}
  return (
    <div role="status">
      {done ? (
        <div className="mb-4 flex min-h-13 animate-rise items-center gap-3 rounded-control bg-sunken py-1 ps-4 pe-1.5">
          <p className="min-w-0 grow font-semibold text-sm">{done.message}</p>
          {undo ? (
            <Button
              variant="ghost"
              size="sm"
              onClick={() => {
                onUndone()
                undo()
              }}
            >
              {t('ui.action.undo')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
