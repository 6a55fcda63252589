import { countries } from '@yordam/atlas'
import { Command, Option } from 'commander'
import { importAccounts } from './commands/accounts-import.ts'
import { buildAtlasOf } from './commands/atlas-build.ts'
import { exportJournal } from './commands/journal-export.ts'
import { verifyJournal } from './commands/journal-verify.ts'
import { createLink } from './commands/link-create.ts'
import { importGround } from './commands/map-import.ts'
import { simulate } from './commands/simulate.ts'
import { inviteStaff } from './commands/staff-invite.ts'
import { createToken } from './commands/token-create.ts'
import { policyNames } from './dispatch/simulation/policies.ts'
import { explain } from './platform/explain.ts'
import { Role } from './platform/identity/rights.ts'
import { describeSettings } from './platform/settings.ts'
import { StaffRole } from './staff/staff.ts'
import { scopes } from './tokens/token.ts'

/** `npm run -s yordam -- COMMAND`: what an administrator does from a shell, whether the server runs or not. */
const yordam = new Command('yordam')
  .description(
    'Commands for the administrator of a duty centre. They work while the server runs and while it does not.',
  )
  .addHelpText('after', `\nSettings, by environment:\n${describeSettings()}`)
  .showHelpAfterError()

const token = yordam.command('token').description('Tokens, by which programs come in')
token
  .command('create')
  .description('Make a token; the last line is what to send as Authorization: Bearer …')
  .addOption(new Option('--role <role>', 'what it may do').choices(Role.options).makeOptionMandatory())
  .option('--name <name>', 'under which its deeds are recorded')
  .option('--unit <unit>', 'for a crew: the unit that it speaks for')
  .addOption(new Option('--scope <action...>', 'for a service: the actions that it needs').choices(scopes))
  .option('--days <days>', 'for how long it is good', '365')
  .action(createToken)

const link = yordam.command('link').description('Links, by which the phones of units and residents come in')
link
  .command('create')
  .description('Make a link that lets a phone in, once. The last line is what to open on it')
  .option('--unit <unit>', 'the phone of a unit: the unit that it speaks for')
  .option('--premises <premises>', 'of a resident, who sees who looked at them: the number of the premises')
  .action(createLink)

const staff = yordam.command('staff').description('Who works here')
staff
  .command('invite')
  .description('Take somebody on. The last line is a link that lets them in, once, to make a passkey')
  .requiredOption('--login <login>', 'their service number, as it stands on the badge')
  .requiredOption('--name <name>', 'under which their deeds are recorded')
  .addOption(new Option('--role <role>', 'what they may do').choices(StaffRole.options).makeOptionMandatory())
  .option('--unit <unit>', 'for a crew: the unit that it speaks for')
  .action(inviteStaff)

const accounts = yordam.command('accounts').description('The register of accounts and premises')
accounts
  .command('import')
  .argument('<file>', 'a CSV file with the columns account, key, name, address, longitude, latitude, notes')
  .description('Register the accounts of a file, or make those that exist what the file says')
  .action(importAccounts)

const map = yordam.command('map').description('The map under everything else')
map
  .command('import')
  .argument('<file>', 'a GeoJSON FeatureCollection; each feature has properties.kind')
  .description('Replace the ground plan; a file with a mistake changes nothing, and the mistake is named')
  .action(importGround)

const atlas = yordam.command('atlas').description('The roads, by which it is known who really arrives first')
atlas
  .command('build')
  .argument('<file>', 'an OpenStreetMap file, .osm.pbf')
  .addOption(
    new Option('--country <country>', 'whose speeds and limits hold').choices(Object.keys(countries)).default('world'),
  )
  .option(
    '--attribution <text>',
    'whose map it is, when it is not that of OpenStreetMap: it stands on every screen that shows it',
  )
  .description('Make the road graph of a file; a server that runs takes it over when it is whole')
  .action(buildAtlasOf)

const journal = yordam.command('journal').description('The journal of everything that happened')
journal
  .command('verify')
  .description('Check the journal against its seals, and name the first event that is not as it was')
  .action(verifyJournal)
journal
  .command('export')
  .description('Write events as JSON, with proofs that they stand in the sealed journal; private parts stay sealed')
  .option('--from <seq>', 'the first position', '1')
  .option('--to <seq>', 'the last position')
  .option('--stream <stream...>', 'only these streams, such as incident:1-7')
  .action(exportJournal)

yordam
  .command('simulate')
  .description(
    'Play days of calls through by the rules by which units are chosen: both policies beside one another, or one',
  )
  .option(
    '--own',
    'the area of this duty centre instead of the example: its units, stations, plans and roads, and calls as in the last weeks',
  )
  .addOption(
    new Option('--policy <policy>', 'who is there soonest, or who leaves least uncovered').choices(policyNames),
  )
  .option('--seed <seed>', 'the same seed gives the same calls', '1')
  .option('--days <days>', 'how many days', '30')
  .action(simulate)

try {
  await yordam.parseAsync()
  process.exit(process.exitCode ?? 0)
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
