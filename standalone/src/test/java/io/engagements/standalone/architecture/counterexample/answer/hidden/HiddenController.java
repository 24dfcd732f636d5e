package io.engagements.standalone.architecture.counterexample.answer.hidden;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Answers where nothing can be put round the answer. No component that a scan finds. */
final class HiddenController {

    private HiddenController() {}

    @Controller
    abstract static class Inner {

        @GetMapping("/api/hidden")
        private String answer() {
            return "";
        }
    }
}
