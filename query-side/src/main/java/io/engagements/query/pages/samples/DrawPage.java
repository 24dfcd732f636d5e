package io.engagements.query.pages.samples;

import io.engagements.events.stored.Hashes;
import io.engagements.query.answer.AsOf;
import io.engagements.query.audit.Wish;
import io.engagements.query.history.Sentences;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.ledger.Filters;
import io.engagements.query.sample.Sample;
import io.engagements.query.sample.Samples;
import io.engagements.query.sample.Sampling;
import io.engagements.query.sample.Sampling.Order;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Draws a sample of what the ledger's page was asked for, for auditors: the filters stand in the address as they do there. */
@Screen
class DrawPage {

    static final String PATH = SamplesPage.PATH + "/new";

    private static final String LEDGER = "/ledger";
    private static final String USUAL = "25";
    private static final Pattern SEED = Pattern.compile("[!-~]{1,64}");

    private final Sampling sampling;
    private final Samples samples;
    private final Sentences words;
    private final AsOf clock;
    private final SecureRandom random = new SecureRandom();

    DrawPage(Sampling sampling, Samples samples, Sentences words, AsOf clock) {
        this.words = words;
        this.sampling = sampling;
        this.samples = samples;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String ask(Filters asked, Form form) {
        Own.requireAuditor(form.who().caller());
        Filters filters = asked.in(form.view().zone());
        // What names nothing that there can be is said before anything is typed.
        filters.wish(clock, form.view().zone());
        return show(filters, form.with("size", USUAL).with("seed", Hashes.hex(random.nextLong())));
    }

    /** @param form {@code size}, {@code seed}, {@code purpose} */
    @PostMapping(PATH)
    String draw(Filters asked, Form form) {
        Own.requireAuditor(form.who().caller());
        View view = form.view();
        Filters filters = asked.in(view.zone());
        Wish wish = filters.wish(clock, view.zone());
        UUID id = Own.made(form);
        List<Wrong> wrong = wrong(form);
        if (!wrong.isEmpty()) {
            return show(filters, form.refused(form.unfit(wrong)));
        }
        Typed typed = form.typed();
        Order order = new Order(
                id, wish, parameters(filters), size(typed), typed.text("seed").strip(), Own.purpose(typed));
        return switch (sampling.draw(order, form.who().caller())) {
            case DRAWN -> "redirect:" + SamplesPage.PATH + "/" + id;
            case NOTHING -> refused("samples.new.nothing", filters, form);
            case TOO_MUCH -> refused("samples.new.too-much", filters, form);
            case FULL -> refused("samples.full", filters, form);
        };
    }

    private static List<Wrong> wrong(Form form) {
        View view = form.view();
        List<Wrong> wrong = new ArrayList<>();
        if (size(form.typed()) == 0) {
            wrong.add(new Wrong(
                    "size",
                    view.say("samples.new.size"),
                    view.say("samples.new.size.wrong", Map.of("most", Sample.MOST_ENTRIES))));
        }
        if (!SEED.matcher(form.typed().text("seed").strip()).matches()) {
            wrong.add(new Wrong("seed", view.say("samples.seed"), view.say("samples.new.seed.wrong")));
        }
        wrong.addAll(Own.purposeWrong(form));
        return wrong;
    }

    /** 0 for what is no such number. */
    private static int size(Typed typed) {
        return typed.number("size") instanceof Integer size && size <= Sample.MOST_ENTRIES ? size : 0;
    }

    /** As the ledger's address has them, without the path. */
    private static String parameters(Filters filters) {
        String address = filters.address(LEDGER, "after", null);
        return address.substring(Math.min(address.length(), LEDGER.length() + 1));
    }

    private String refused(String why, Filters filters, Form form) {
        String said = form.view().say(why, Map.of("most", Sampling.MOST, "read", Sampling.MOST_READ, "0", Sample.MOST));
        return show(filters, form.refused(form.unfit("", said)));
    }

    private String show(Filters filters, Form form) {
        form.model().addAttribute("asked", filters);
        form.model().addAttribute("search", filters.address(LEDGER, "after", null));
        form.model().addAttribute("filters", parameters(filters));
        form.model().addAttribute("said", filters.said(words.in(form.view().language()), form.view()));
        form.model().addAttribute("full", samples.isFull(form.who().caller().person()));
        form.model().addAttribute("most", Sample.MOST_ENTRIES);
        form.model().addAttribute("samples", Sample.MOST);
        form.model().addAttribute("population", Sampling.MOST);
        return form.show("samples/new");
    }
}
