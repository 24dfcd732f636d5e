package io.engagements.query.pages.frame;

import io.engagements.query.pages.frame.Outcome.NotDone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.thymeleaf.spring6.view.ThymeleafView;

/**
 * A page. What it says is wrong stands in the order in which the fields stand in it: where they do, no form and no command
 * knows, but the page as it is shown.
 */
class PageView extends ThymeleafView {

    private static final Pattern SUMMARY = Pattern.compile("(<ul [^>]*data-wrong[^>]*>)(.*?)(</ul>)", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("<li>.*?</li>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("href=\"#([^\"]+)\"");

    @Override
    public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (model.get("notDone") instanceof NotDone not && not.wrong().size() > 1) {
            StringWriter page = new StringWriter();
            super.render(model, request, writtenTo(page, response));
            response.getWriter().write(inOrder(page.toString()));
        } else {
            super.render(model, request, response);
        }
    }

    private static HttpServletResponse writtenTo(StringWriter page, HttpServletResponse response) {
        PrintWriter writer = new PrintWriter(page);
        return new HttpServletResponseWrapper(response) {
            @Override
            public PrintWriter getWriter() {
                return writer;
            }
        };
    }

    /** What is about no field of the page stands first. */
    static String inOrder(String page) {
        return SUMMARY.matcher(page)
                .replaceAll(summary -> Matcher.quoteReplacement(summary.group(1)
                        + LINE.matcher(summary.group(2))
                                .results()
                                .map(MatchResult::group)
                                .sorted(Comparator.comparing(line -> place(line, page)))
                                .collect(Collectors.joining())
                        + summary.group(3)));
    }

    private static int place(String line, String page) {
        Matcher field = FIELD.matcher(line);
        return field.find() ? page.indexOf(" id=\"" + field.group(1) + "\"") : -1;
    }
}
