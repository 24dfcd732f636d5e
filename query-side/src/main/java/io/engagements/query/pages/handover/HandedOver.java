package io.engagements.query.pages.handover;

import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.OnboardingCommand.AcknowledgeMaterial;
import io.engagements.events.engagement.OnboardingCommand.CompleteExitItem;
import io.engagements.events.engagement.OnboardingCommand.ReturnChannel;
import io.engagements.events.engagement.OnboardingCommand.RevokeAccess;
import io.engagements.events.engagement.OnboardingCommand.WaiveExitItem;
import io.engagements.query.answer.Page;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.onboarding.Access;
import io.engagements.rules.onboarding.Channel;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.onboarding.Material;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Materials, accesses and channels in words, with what the viewer may do about each now. */
final class HandedOver {

    private static final int MOST = 20;

    private final Side side;
    private final View view;
    private final Tries tries;

    HandedOver(Side side, View view) {
        this.side = side;
        this.view = view;
        tries = Tries.of(side.engagement(), view.now());
    }

    /**
     * One of them.
     *
     * @param id its name in the exit list
     * @param about what kind of thing it is, in words
     * @param stands how it stands, in words
     * @param note what was said when it came back, or that somebody did without; absent where nothing was
     * @param lapsed whether it may be kept only under a confidentiality agreement, and none is in force
     * @param href where it is; absent where that is not said
     * @param acts commands that would not be refused now, by their names
     */
    record Thing(
            String id,
            String icon,
            String title,
            String about,
            String stands,
            String when,
            String utc,
            @Nullable String note,
            boolean open,
            boolean lapsed,
            @Nullable String href,
            boolean elsewhere,
            List<String> acts) {}

    /** What the viewer may do something about first, then what is out, then what came back; each the latest first. */
    Page<Thing> things(@Nullable String after) {
        List<Entrusted> all = side.contract()
                .onboarding()
                .all()
                .sorted(Comparator.comparing((Entrusted each) -> acts(each).isEmpty())
                        .thenComparing(each -> !each.isOwed())
                        .thenComparing(each -> each.since().version(), Comparator.reverseOrder()))
                .toList();
        return Page.within("handed-over", all, MOST, after).map(this::thing);
    }

    private Thing thing(Entrusted each) {
        Entrusted.Settled settled = each.settled();
        Instant at = settled == null ? each.since().at() : settled.by().at();
        String link = each instanceof Material material ? material.link() : null;
        String file = each instanceof Material material ? material.fileId() : null;
        return new Thing(
                each.itemId(),
                icon(each),
                each.title(),
                about(each),
                view.say(
                        "handover.stands." + kind(each) + "." + each.state(),
                        Map.of(
                                "side",
                                side.side().name(),
                                "va",
                                side.va().person(),
                                "client",
                                side.client().person())),
                view.moment(at, view.zone()),
                at.toString(),
                settled == null ? null : settled.note(),
                each.isOpen(),
                side.contract().onboarding().isLapsedAt(each, view.now()),
                link != null ? link : file != null ? "/files/" + file : null,
                link != null,
                acts(each));
    }

    private static String kind(Entrusted each) {
        if (each instanceof Material) {
            return "material";
        }
        return each instanceof Access ? "access" : "channel";
    }

    private static String icon(Entrusted each) {
        if (each instanceof Material) {
            return "bi-file-earmark-text";
        } else if (each instanceof Channel channel) {
            return switch (channel.kind()) {
                case PHONE -> "bi-telephone";
                case EMAIL -> "bi-envelope";
            };
        }
        return "bi-key";
    }

    private String about(Entrusted each) {
        if (each instanceof Material material) {
            return view.say("handover.material." + material.kind())
                    + (material.confidential() ? ", " + view.say("engagement.confidential") : "");
        } else if (each instanceof Channel channel) {
            return view.say("handover.channel." + channel.kind());
        } else if (each instanceof Access access && access.level() != null) {
            return view.say("handover.access") + ": " + access.level();
        }
        return view.say("handover.access");
    }

    private List<String> acts(Entrusted each) {
        List<String> acts = new ArrayList<>();
        for (EngagementCommand command : commands(each)) {
            if (tries.may(side.side(), command)) {
                acts.add(command.commandName());
            }
        }
        return acts;
    }

    private List<EngagementCommand> commands(Entrusted each) {
        Contract contract = side.contract();
        String id = contract.engagementId();
        if (side.side() == Role.VA) {
            return each instanceof Material material
                    ? List.of(
                            new AcknowledgeMaterial(id, material.materialId()),
                            new CompleteExitItem(id, each.itemId(), null))
                    : List.of();
        }
        WaiveExitItem waive = new WaiveExitItem(id, each.itemId(), null);
        if (each instanceof Access access) {
            return List.of(new RevokeAccess(id, access.accessId()), waive);
        }
        return each instanceof Channel channel
                ? List.of(new ReturnChannel(id, channel.channelId()), waive)
                : List.of(waive);
    }
}
