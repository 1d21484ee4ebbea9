package io.voltgate.gateway.explain;

import io.voltgate.domain.DoubtFact;
import io.voltgate.gateway.explain.Explanation.Doubt;
import io.voltgate.gateway.explain.Explanation.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Doubts about a session in words. Immutable, for any thread. Each fact about a doubt is one sentence. */
record DoubtWords(Wording words) {
    Doubt doubt(DoubtFact fact, Source source) {
        String kind = fact.getClass().getSimpleName();
        return switch (fact) {
            case DoubtFact.SessionDoubted doubted ->
                new Doubt(kind, words.say("doubt." + doubted.evidence().name()), doubted.detail(), source);
            case DoubtFact.SessionDoubtWithdrawn withdrawn ->
                new Doubt(kind, words.say("doubt.withdrawn"), withdrawn.reason(), source);
            case DoubtFact.SessionInquired inquired -> new Doubt(kind, inquired(inquired), null, source);
            case DoubtFact.SessionResolved resolved ->
                new Doubt(kind, resolved(resolved), mayBe(resolved.word()), source);
            case DoubtFact.SettlementHeld held ->
                new Doubt(kind, words.say("doubt.held", Instant.ofEpochMilli(held.untilMs())), held.reason(), source);
            case DoubtFact.SettlementReleased released ->
                new Doubt(kind, words.say("doubt.released"), released.reason(), source);
        };
    }

    private String inquired(DoubtFact.SessionInquired inquired) {
        Boolean ongoing = inquired.ongoing();
        String goesOn = ongoing == null ? "unsaid" : ongoing ? "ongoing" : "over";
        return words.say("doubt.inquired." + goesOn) + " "
                + words.say(inquired.queued() ? "doubt.inquired.queued" : "doubt.inquired.told");
    }

    private String resolved(DoubtFact.SessionResolved resolved) {
        String who = resolved.key() == null ? "doubt.resolved.policy" : "doubt.resolved.operator";
        return words.say(who, words.word("reason", resolved.reason()));
    }

    private static @Nullable String mayBe(String word) {
        return word.isEmpty() ? null : word;
    }
}
