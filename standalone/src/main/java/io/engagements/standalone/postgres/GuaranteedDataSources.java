package io.engagements.standalone.postgres;

import io.engagements.postgres.DatabaseGuarantees;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Checks each data source before anybody gets it, so also before the first migration runs. */
final class GuaranteedDataSources implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof DataSource database) {
            DatabaseGuarantees.require(database);
        }
        return bean;
    }
}
