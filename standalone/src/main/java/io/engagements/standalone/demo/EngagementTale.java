package io.engagements.standalone.demo;

import io.engagements.events.engagement.ChannelKind;
import io.engagements.events.engagement.ContractCommand.AppointLawyer;
import io.engagements.events.engagement.ContractCommand.ApproveContract;
import io.engagements.events.engagement.CriterionDraft;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.InputDraft;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.OnboardingCommand.AcknowledgeMaterial;
import io.engagements.events.engagement.OnboardingCommand.DivertChannel;
import io.engagements.events.engagement.OnboardingCommand.ProvideDocument;
import io.engagements.events.engagement.OnboardingCommand.ShareMaterial;
import io.engagements.events.engagement.OnboardingCommand.SignNda;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewCommand.RejectDeliverable;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.engagement.TerminationCommand.GiveBreachNotice;
import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.engagement.WorkCommand.CancelDeliverable;
import io.engagements.events.engagement.WorkCommand.CommitToDeliverable;
import io.engagements.events.engagement.WorkCommand.DeclineDeliverable;
import io.engagements.events.engagement.WorkCommand.ProvideInput;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.Hashes;
import io.engagements.events.time.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** How an engagement goes, in the words of its two sides. */
final class EngagementTale {

    private static final String LAWYER = "sol";

    /** When everything is due that is asked for here. */
    private static final String END_OF_WORK = "18:00";

    private final Tale tale;
    private final String id;

    EngagementTale(Tale tale, String id) {
        this.tale = tale;
        this.id = id;
    }

    EngagementTale on(int day, String time) {
        tale.on(day, time);
        return this;
    }

    EngagementTale lawyerAppointed() {
        tale.client(new AppointLawyer(id, LAWYER));
        return this;
    }

    /** What the lawyer approves later. */
    EngagementTale contractProvided(String title) {
        return provided(DocumentKind.CONTRACT, title);
    }

    /** What the VA signs later. */
    EngagementTale ndaProvided(String title) {
        return provided(DocumentKind.NDA, title);
    }

    private EngagementTale provided(DocumentKind kind, String title) {
        String link = "https://files.example/" + id + "/" + kind.name().toLowerCase(Locale.ROOT) + ".pdf";
        tale.client(new ProvideDocument(id, kind, title, sha256(kind), link, null));
        return this;
    }

    /** There are no files behind the links: a name's hash stands for one. */
    private String sha256(DocumentKind kind) {
        return Hashes.sha256Hex(kind + " " + id);
    }

    EngagementTale contractApproved() {
        tale.lawyer(LAWYER, new ApproveContract(id, sha256(DocumentKind.CONTRACT)));
        return this;
    }

    EngagementTale ndaSigned() {
        tale.va(new SignNda(id, null, null, sha256(DocumentKind.NDA)));
        return this;
    }

    EngagementTale shared(String material, MaterialKind kind, String title) {
        String link = "https://files.example/" + id + "/" + material;
        tale.client(new ShareMaterial(id, material, kind, title, true, link, null, Hashes.sha256Hex(material)));
        return this;
    }

    EngagementTale acknowledged(String material) {
        tale.va(new AcknowledgeMaterial(id, material));
        return this;
    }

    EngagementTale diverted(String channel, ChannelKind kind, String address) {
        tale.client(new DivertChannel(id, channel, kind, address));
        return this;
    }

    /** @param criteria get the ids k1, k2 … */
    EngagementTale requested(String deliverable, String title, int dueDay, String... criteria) {
        return requested(deliverable, title, dueDay, List.of(), criteria);
    }

    /** Something that the client owes for what it asks for next. */
    InputDraft owed(String input, String description, int dueDay) {
        return new InputDraft(input, description, When.of(tale.local(dueDay, END_OF_WORK), tale.zone()), false);
    }

    EngagementTale requested(
            String deliverable, String title, int dueDay, List<InputDraft> inputs, String... criteria) {
        List<CriterionDraft> drafts = new ArrayList<>();
        for (String text : criteria) {
            drafts.add(new CriterionDraft("k" + (drafts.size() + 1), text));
        }
        When due = When.of(tale.local(dueDay, END_OF_WORK), tale.zone());
        tale.client(new RequestDeliverable(id, deliverable, title, null, drafts, due, inputs));
        return this;
    }

    EngagementTale provided(String deliverable, String input, String text) {
        tale.client(new ProvideInput(id, deliverable, input, null, null, text));
        return this;
    }

    EngagementTale committed(String deliverable) {
        tale.va(new CommitToDeliverable(id, deliverable));
        return this;
    }

    EngagementTale declined(String deliverable, String reason) {
        tale.va(new DeclineDeliverable(id, deliverable, reason));
        return this;
    }

    EngagementTale submittedInPart(String deliverable, int version, String note) {
        return submitted(deliverable, version, note, true);
    }

    EngagementTale submitted(String deliverable, int version, String note) {
        return submitted(deliverable, version, note, false);
    }

    private EngagementTale submitted(String deliverable, int version, String note, boolean partial) {
        String name = "%s-%d.pdf".formatted(deliverable, version);
        Item item = new Item(name, Hashes.sha256Hex(name), "https://files.example/" + id + "/" + name, null, null);
        tale.va(new SubmitDeliverable(id, deliverable, List.of(item), note, partial));
        return this;
    }

    EngagementTale accepted(String deliverable, int version, int rating, String remarks) {
        tale.client(new AcceptDeliverable(id, deliverable, version, remarks, rating));
        return this;
    }

    EngagementTale improvementAsked(String deliverable, int version, String criterion, String explanation) {
        tale.client(
                new RequestQualityImprovement(id, deliverable, version, List.of(criterion), explanation, null, null));
        return this;
    }

    EngagementTale rejected(String deliverable, int version, String criterion, String explanation) {
        tale.client(new RejectDeliverable(id, deliverable, version, List.of(criterion), explanation));
        return this;
    }

    EngagementTale cancelled(String deliverable, String reason) {
        tale.client(new CancelDeliverable(id, deliverable, reason));
        return this;
    }

    EngagementTale noticeGiven(String statement, String... grounds) {
        tale.client(new GiveBreachNotice(id, List.of(grounds), statement));
        return this;
    }

    EngagementTale terminated(String statement, String... grounds) {
        tale.client(new TerminateContract(id, List.of(grounds), statement, null));
        return this;
    }

    EngagementTale terminatedInVain(RuleId rule, String statement, String... grounds) {
        tale.clientInVain(rule, new TerminateContract(id, List.of(grounds), statement, null));
        return this;
    }

    /** The client asks what no client may. */
    EngagementTale askedInVain(RuleId rule, String text, BiFunction<String, String, EngagementCommand> what) {
        tale.clientInVain(rule, what.apply(id, text));
        return this;
    }
}
