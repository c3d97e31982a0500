export { Dialog } from './Dialog.tsx'
export { Menu } from './Menu.tsx'
