export { CardDialogs } from './CardDialogs.tsx'
export { CardMenu } from './CardMenu.tsx'
export { SelectionBar } from './SelectionBar.tsx'
