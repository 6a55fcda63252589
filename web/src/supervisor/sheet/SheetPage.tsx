export const SheetPage = () => null
