import type { ComponentProps } from 'react'
import classes from './SmallButton.module.css'

/** For what is done beside a text: in a header, a bar, a row. What a form is sent with is Mantine's `Button`. */
export const SmallButton = ({ className, tight, ...rest }: ComponentProps<'button'> & { readonly tight?: boolean }) => (
  <button type="button" className={withPlace(className)} data-tight={tight || undefined} {...rest} />
)

const withPlace = (place?: string): string => (place ? `${smallButton} ${place}` : smallButton)

/** The same look, for a link. */
export const smallButton: string = classes.button ?? ''
