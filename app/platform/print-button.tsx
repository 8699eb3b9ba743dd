import clsx from 'clsx'
import Printer from 'lucide-react/icons/printer'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'

/** Prints the page; where that is not what a page is for, only beside a desk. */
export function PrintButton({ main = false }: { main?: boolean }) {
  const t = useT()
  return (
    <Button
      icon={Printer}
      variant={main ? 'primary' : 'secondary'}
      className={clsx(!main && 'max-sm:hidden')}
      onClick={() => window.print()}
    >
      {t('shell.print')}
    </Button>
  )
}
