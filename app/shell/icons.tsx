import Bell from 'lucide-react/icons/bell'
import Circle from 'lucide-react/icons/circle'
import CircleHelp from 'lucide-react/icons/circle-help'
import ClipboardCheck from 'lucide-react/icons/clipboard-check'
import FileText from 'lucide-react/icons/file-text'
import HeartPulse from 'lucide-react/icons/heart-pulse'
import House from 'lucide-react/icons/house'
import Images from 'lucide-react/icons/images'
import Megaphone from 'lucide-react/icons/megaphone'
import MessageCircle from 'lucide-react/icons/message-circle'
import Settings from 'lucide-react/icons/settings'
import Sprout from 'lucide-react/icons/sprout'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Users from 'lucide-react/icons/users'
import type { Icon } from '#app/ui/icon.ts'

/** Icons that manifests may name; one line a new one, so that only these travel to the browser. */
const icons: Record<string, Icon> = {
  bell: Bell,
  'circle-help': CircleHelp,
  'clipboard-check': ClipboardCheck,
  'file-text': FileText,
  'heart-pulse': HeartPulse,
  home: House,
  images: Images,
  megaphone: Megaphone,
  'message-circle': MessageCircle,
  settings: Settings,
  sprout: Sprout,
  'triangle-alert': TriangleAlert,
  users: Users,
}

/** An unknown name draws a circle; the architecture test does not let a manifest get that far. */
export const iconOf = (name: string): Icon => icons[name] ?? Circle
export const knownIcons: ReadonlySet<string> = new Set(Object.keys(icons))
