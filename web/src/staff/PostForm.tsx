import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { StaffMember } from '../api/words.ts'
import { useWords } from '../ui/i18n/index.ts'
import { isWhole, type Post, PostFields } from './PostFields.tsx'
import classes from './StaffPage.module.css'

interface PostFormProps {
  readonly person: StaffMember
  readonly busy: boolean
  readonly onChange: (post: Post) => void
}

export const PostForm = ({ person: { name, role, unit }, busy, onChange }: PostFormProps) => {
  const words = useWords()
  const [post, setPost] = useState<Post>({ name, role, unit })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole(post)) onChange({ ...post, name: post.name.trim() })
  }
  return (
    <form className={classes.form} onSubmit={submit} data-testid="post">
      <PostFields isFirst post={post} onChange={setPost} />
      <Button type="submit" loading={busy} disabled={!isWhole(post)}>
        {words('staff.deed.change')}
      </Button>
    </form>
  )
}
