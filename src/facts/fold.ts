import { type Entry, milestoneOf, type Named } from '../core/entry.ts';
import type { Zone } from '../core/zone.ts';
import type { Facts } from './facts.ts';

/**
 * Joins one audit log entry to the facts. Its actor was active, whatever the action and its outcome; the target was not
 * (definitions, "Who did what"). Says whether it was anybody's activity.
 */
export function foldEntry(entry: Entry, zone: Zone, facts: Facts): boolean {
  const day = zone.dayOf(entry.at);
  facts.eventOn(day);
  const actor = entry.actor && identify(entry.actor, entry.at, facts);
  const target = entry.target && identify(entry.target, entry.at, facts);
  const milestone = entry.action !== undefined && entry.succeeded ? milestoneOf(entry.action) : undefined;
  // Who signs in is the actor; only an entry that names none says it of its target.
  if (
    milestone !== undefined &&
    target !== undefined &&
    !(milestone === 'signed-in' && actor !== undefined)
  ) {
    facts.milestone(target, milestone, entry.at);
  }
  if (actor === undefined) return false;
  facts.active(actor, day, entry.at);
  if (entry.action !== undefined) {
    facts.used(actor, facts.action(entry.action), day);
    if (entry.run !== undefined && entry.action.startsWith('run:')) facts.asset('run', actor, entry.run);
    if (entry.report !== undefined && writesReport(entry.action)) facts.asset('report', actor, entry.report);
  }
  return true;
}

/** The identity under which a fact is kept: the id where there is one. Both together are a sighting of the address with the id. */
function identify(named: Named, at: number, facts: Facts): number {
  if (named.id === undefined) return facts.identity('email', named.email);
  const id = facts.identity('id', named.id);
  if (named.email !== undefined) facts.claim(facts.identity('email', named.email), id, at);
  return id;
}

function writesReport(action: string): boolean {
  return action.startsWith('report:') && action !== 'report:read';
}
