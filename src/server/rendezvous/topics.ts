import type { RendezvousLimits } from './limits.ts';

/** Who listens to what. Kept in memory only, and only as long as somebody listens. */
export interface Topics<Member> {
  /** False when a limit forbids it. Asking twice is the same as asking once. */
  subscribe(member: Member, topic: string): boolean;
  unsubscribe(member: Member, topic: string): void;
  /** Takes a member out of everything. */
  leave(member: Member): void;
  /** Those who listen now; empty for a topic nobody knows. */
  members(topic: string): ReadonlySet<Member>;
  /** How many topics anybody listens to. */
  size(): number;
}

type TopicLimits = Pick<RendezvousLimits, 'topicsPerConnection' | 'connectionsPerTopic' | 'topics'>;

/** No topics yet. */
export function createTopics<Member>(limits: TopicLimits): Topics<Member> {
  const membersByTopic = new Map<string, Set<Member>>();
  const topicsByMember = new Map<Member, Set<string>>();
  const nobody: ReadonlySet<Member> = new Set();

  const unsubscribe = (member: Member, topic: string): void => {
    const members = membersByTopic.get(topic);
    members?.delete(member);
    if (members?.size === 0) membersByTopic.delete(topic);
    const topics = topicsByMember.get(member);
    topics?.delete(topic);
    if (topics?.size === 0) topicsByMember.delete(member);
  };

  return {
    subscribe(member, topic) {
      const members = membersByTopic.get(topic) ?? new Set();
      const topics = topicsByMember.get(member) ?? new Set();
      if (members.has(member)) return true;
      if (members.size === 0 && membersByTopic.size >= limits.topics) return false;
      if (members.size >= limits.connectionsPerTopic) return false;
      if (topics.size >= limits.topicsPerConnection) return false;
      membersByTopic.set(topic, members.add(member));
      topicsByMember.set(member, topics.add(topic));
      return true;
    },
    unsubscribe,
    leave(member) {
      for (const topic of [...(topicsByMember.get(member) ?? [])]) unsubscribe(member, topic);
    },
    members: (topic) => membersByTopic.get(topic) ?? nobody,
    size: () => membersByTopic.size,
  };
}
