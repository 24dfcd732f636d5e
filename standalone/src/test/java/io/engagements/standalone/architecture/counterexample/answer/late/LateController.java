package io.engagements.standalone.architecture.counterexample.answer.late;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Reads when it has returned. Abstract, so that no scan makes one. */
@Controller
abstract class LateController {

    @GetMapping("/api/late")
    ResponseEntity<StreamingResponseBody> answer() {
        return ResponseEntity.ok(out -> out.write(0));
    }
}
