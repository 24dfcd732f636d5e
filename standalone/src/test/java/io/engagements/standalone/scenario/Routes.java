package io.engagements.standalone.scenario;

import io.engagements.query.pages.frame.Screen;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes that the running product has, each as its method and path. */
final class Routes {

    private Routes() {}

    /** All of the interface but its description: pages are for people. */
    static Set<String> of(Product product) {
        Set<String> routes = new TreeSet<>();
        product.beans(RequestMappingHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> !route.getValue().getBeanType().isAnnotationPresent(Screen.class))
                .map(Map.Entry::getKey)
                .flatMap(Routes::named)
                .filter(route -> !route.contains("/v3/api-docs") && !route.contains("/swagger-ui"))
                .forEach(routes::add);
        return routes;
    }

    /** The patterns of all pages that can be looked at; events are followed, not looked at. */
    static Set<String> ofPages(Product product) {
        Set<String> routes = new TreeSet<>();
        product.beans(RequestMappingHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> route.getValue().getBeanType().isAnnotationPresent(Screen.class))
                .map(Map.Entry::getKey)
                .filter(route ->
                        !route.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM))
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .forEach(route -> routes.addAll(route.getPatternValues()));
        return routes;
    }

    /** With something in its other places than those of parties' things, so that it can be asked for. */
    static String filled(String path) {
        return path.replace("{fileId}", "none")
                .replace("{eventId}", "none")
                .replace("{size}", "1")
                .replace("{finding}", "1")
                .replace("{level}", "0")
                .replace("{*number}", "none");
    }

    /** A route for any method at all is named so: no table expects one. */
    private static Stream<String> named(RequestMappingInfo route) {
        var methods = route.getMethodsCondition().getMethods();
        return route.getPatternValues().stream()
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of("ANY " + path)
                        : methods.stream().map(method -> method + " " + path));
    }
}
