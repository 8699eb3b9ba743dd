import Bell from 'lucide-react/icons/bell'
import CalendarDays from 'lucide-react/icons/calendar-days'
import House from 'lucide-react/icons/house'
import Images from 'lucide-react/icons/images'
import Menu from 'lucide-react/icons/menu'
import MessageCircle from 'lucide-react/icons/message-circle'
import Settings from 'lucide-react/icons/settings'
import Users from 'lucide-react/icons/users'
import { AppFrame } from './app-frame.tsx'
import { Avatar } from './avatar.tsx'
import { BottomTabs } from './bottom-tabs.tsx'
import { Button } from './button.tsx'
import { Actions } from './gallery/actions.tsx'
import { Feedback } from './gallery/feedback.tsx'
import { Fields } from './gallery/fields.tsx'
import { Pictures } from './gallery/pictures.tsx'
import { Surfaces } from './gallery/surfaces.tsx'
import { Type } from './gallery/type.tsx'
import { IconButton } from './icon-button.tsx'
import type { NavItem } from './nav-item.ts'
import { PageHeader } from './page-header.tsx'
import { SideNav } from './side-nav.tsx'
import { ToastProvider } from './toast.tsx'
import { TopBar } from './top-bar.tsx'

const MAIN: readonly NavItem[] = [
  { label: 'Today', href: '#today', icon: House, current: true },
  { label: 'Messages', href: '#messages', icon: MessageCircle, count: 3, countLabel: '3 unread' },
  { label: 'Albums', href: '#albums', icon: Images },
  { label: 'Calendar', href: '#calendar', icon: CalendarDays },
]
const OFFICE: readonly NavItem[] = [
  { label: 'People', href: '#people', icon: Users },
  { label: 'Settings', href: '#settings', icon: Settings },
]

/** Every piece of the design system in its states, inside the frame it is made for. */
export function Gallery() {
  return (
    <ToastProvider label="Messages" closeLabel="Close">
      <AppFrame
        skipLabel="Skip to content"
        width="wide"
        header={
          <TopBar
            lead={
              <span className="lg:hidden">
                <Mark />
              </span>
            }
            actions={
              <>
                <IconButton icon={Bell} label="Notices" />
                <Avatar name="Lin Chen" size="sm" labelled />
              </>
            }
          />
        }
        sideNav={
          <SideNav
            label="Everything"
            brand={<Mark />}
            groups={[
              { id: 'main', items: MAIN },
              { id: 'office', title: 'Office', items: OFFICE },
            ]}
            footer={
              <div className="flex items-center gap-3 px-2">
                <Avatar name="Lin Chen" size="sm" />
                <span className="font-bold text-sm">Lin Chen</span>
              </div>
            }
          />
        }
        bottomTabs={<BottomTabs label="Main" items={[...MAIN, { label: 'More', href: '#more', icon: Menu }]} />}
      >
        <PageHeader
          eyebrow="Design system"
          title="Everything in the box"
          text="Each piece, in each of its states, on the tokens of whichever brand is on."
          back={{ href: '#back', label: 'Settings' }}
          actions={<Button href="#new">New thing</Button>}
        />
        <Type />
        <Actions />
        <Fields />
        <Surfaces />
        <Pictures />
        <Feedback />
      </AppFrame>
    </ToastProvider>
  )
}

function Mark() {
  return (
    <span className="flex items-center gap-2.5">
      <span className="grid size-9 place-items-center rounded-small bg-brand font-extrabold font-heading text-lg text-on-brand">
        S
      </span>
      <span className="font-extrabold font-heading text-lg">Sunrise</span>
    </span>
  )
}
