import { NativeSelect, TextInput } from '@mantine/core'
import type { StaffForm } from '../api/words.ts'
import { useWords } from '../ui/i18n/index.ts'

export type Post = Omit<StaffForm, 'login'>

/** An administrator is nobody at first: a second one has to agree. */
const roles: readonly Post['role'][] = [
  'operator',
  'dispatcher',
  'supervisor',
  'crew',
  'technician',
  'registrar',
  'inspector',
  'analyst',
  'auditor',
]

/** A crew has a unit, and nobody else has. */
export const isWhole = ({ name, role, unit }: Post): boolean =>
  name.trim() !== '' && (role !== 'crew' || (unit ?? '').trim() !== '')

interface PostFieldsProps {
  readonly post: Post
  /** Where nothing comes before it. */
  readonly isFirst?: boolean
  readonly onChange: (post: Post) => void
}

/** Name, role, and for a crew its unit. */
export const PostFields = ({ post, isFirst = false, onChange }: PostFieldsProps) => {
  const words = useWords()
  return (
    <>
      <TextInput
        label={words('staff.name')}
        description={words('staff.nameHint')}
        value={post.name}
        maxLength={60}
        autoFocus={isFirst}
        required
        onChange={(event) => onChange({ ...post, name: event.currentTarget.value })}
      />
      <NativeSelect
        label={words('staff.role')}
        value={post.role}
        data={(post.role === 'administrator' ? [...roles, post.role] : roles).map((role) => ({
          value: role,
          label: words(`role.${role}`),
        }))}
        onChange={({ currentTarget: { value } }) => {
          const role = value as Post['role']
          onChange({ ...post, role, unit: role === 'crew' ? (post.unit ?? '') : null })
        }}
      />
      {post.role === 'crew' && (
        <TextInput
          label={words('staff.unit')}
          value={post.unit ?? ''}
          maxLength={24}
          required
          onChange={(event) => onChange({ ...post, unit: event.currentTarget.value.trim() })}
        />
      )}
    </>
  )
}
