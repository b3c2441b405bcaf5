import type { TitleView } from '#shared/api/titles.ts'
import { words } from '../messages/words.ts'
import { roleName } from '../messages/say.ts'
import { Chip } from '../parts/Chip.tsx'
import { useView } from '../panel-context.ts'
import { roleGroups, type RoleGroup } from './role-groups.ts'
import { shownRows } from './shown-rows.ts'

const isGroup = (role: string): role is RoleGroup => roleGroups.some((group) => group === role)

export function FilterChips({ view }: { view: TitleView }) {
  const filters = useView((state) => state.filters)
  const filter = useView((state) => state.filter)
  const present = new Set(shownRows(view).map((shown) => shown.group))
  const { role } = filters

  return (
    <fieldset aria-label={words.assets.filters} className="chips">
      {role !== null && !isGroup(role) && (
        <Chip pressed onPress={() => filter({ role: null })}>
          {roleName(role)}
        </Chip>
      )}
      {roleGroups
        .filter((group) => present.has(group) || group === role)
        .map((group) => (
          <Chip
            key={group}
            pressed={role === group}
            onPress={() => filter({ role: role === group ? null : group })}
          >
            {words.assets.groups[group]}
          </Chip>
        ))}
      <span className="divider" />
      <Chip pressed={filters.approved} onPress={() => filter({ approved: !filters.approved })}>
        {words.assets.approved}
      </Chip>
      <Chip pressed={filters.usable} onPress={() => filter({ usable: !filters.usable })}>
        {words.assets.usable}
      </Chip>
      <select
        className="chip"
        aria-label={words.assets.system}
        value={filters.system ?? ''}
        onChange={(event) => filter({ system: event.target.value || null })}
      >
        <option value="">{words.assets.allSystems}</option>
        {view.systems.map((system) => (
          <option key={system.system} value={system.system}>
            {system.label}
          </option>
        ))}
      </select>
    </fieldset>
  )
}
