/** Stand-ins for photos, drawn: no child has to lend their face to an advertisement. */
const frame = {
  viewBox: '0 0 120 120',
  preserveAspectRatio: 'xMidYMid slice',
  className: 'size-full',
} as const

export function LeavesDrawing() {
  return (
    <svg aria-hidden="true" {...frame}>
      <rect width="120" height="120" fill="#f6d9a6" />
      <path d="M0 78c28-14 52-10 74-2s34 6 46-2v46H0Z" fill="#c9793a" />
      <path d="M0 94c24-8 50-6 70 2s38 4 50-4v28H0Z" fill="#a3552b" />
      <circle cx="92" cy="26" r="13" fill="#fff1cc" />
      <path d="M26 60V18" stroke="#7b4a2a" strokeWidth="5" />
      <circle cx="26" cy="24" r="20" fill="#dd8d34" />
      <circle cx="15" cy="32" r="12" fill="#e9a548" />
      <circle cx="38" cy="34" r="11" fill="#c96f2c" />
      <path d="M60 70c-6-9-2-17 6-20 5 8 2 16-6 20Z" fill="#d94f30" />
      <path d="M84 62c-9-2-12-9-9-16 9 1 13 8 9 16Z" fill="#f0b13c" />
      <path d="M100 84c-6-5-6-12-1-17 7 4 7 12 1 17Z" fill="#e2703a" />
      <path d="M44 92c-8-1-12-7-10-13 8 0 13 6 10 13Z" fill="#f4c45a" />
      <path d="M70 108c-7-4-8-11-4-16 7 3 9 10 4 16Z" fill="#e58f3e" />
    </svg>
  )
}

export function TowerDrawing() {
  return (
    <svg aria-hidden="true" {...frame}>
      <rect width="120" height="120" fill="#d7e8f2" />
      <rect y="92" width="120" height="28" fill="#e9cfa6" />
      <rect x="44" y="66" width="32" height="28" rx="3" fill="#e2574c" />
      <rect x="40" y="40" width="30" height="27" rx="3" fill="#f3b43f" />
      <rect x="47" y="18" width="26" height="23" rx="3" fill="#3d8f74" />
      <path d="M46 18 60 4l14 14Z" fill="#3d6fb5" />
      <rect x="12" y="72" width="22" height="22" rx="3" fill="#3d6fb5" />
      <rect x="88" y="70" width="22" height="24" rx="3" fill="#8d5fb0" />
      <circle cx="23" cy="83" r="5" fill="#fff" opacity=".65" />
      <path d="M99 76v12M93 82h12" stroke="#fff" strokeWidth="3" opacity=".65" />
      <circle cx="60" cy="80" r="6" fill="#fff" opacity=".5" />
    </svg>
  )
}

export function PaintDrawing() {
  return (
    <svg aria-hidden="true" {...frame}>
      <rect width="120" height="120" fill="#f4efe6" />
      <rect x="12" y="10" width="96" height="100" rx="3" fill="#fffdf8" />
      <path d="M20 88c18-22 34-22 48-8s24 10 32 0v22H20Z" fill="#7cb77f" />
      <circle cx="84" cy="34" r="13" fill="#f5c242" />
      <path
        d="M84 14v-4M84 58v-4M64 34h-4M108 34h-4M70 20l-3-3M101 51l-3-3M70 48l-3 3M101 17l-3 3"
        stroke="#f5c242"
        strokeWidth="3"
      />
      <path d="M34 82V56l16-14 16 14v26Z" fill="#e8796b" />
      <path d="M30 58 50 40l20 18" fill="none" stroke="#a6463c" strokeWidth="5" />
      <rect x="45" y="66" width="10" height="16" fill="#fffdf8" />
      <path d="M88 92c0-8 0-14 0-18" stroke="#5f8d5c" strokeWidth="3" />
      <circle cx="88" cy="70" r="7" fill="#d66fa0" />
      <circle cx="88" cy="70" r="3" fill="#f5c242" />
    </svg>
  )
}
