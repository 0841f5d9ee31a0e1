package dev.pesewa.billing.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/// What may be kept of a call.
@ConfigMapping(prefix = "pesewa.privacy")
public interface PrivacyConfig {

    @WithDefault(
            "category,channel,currency,count,finishReason,format,"
                    + "industry,itemCount,language,length,locale,maxTokens,"
                    + "outputLength,period,priority,promptVersion,reportType,"
                    + "sections,segment,source,stage,status,stream,temperature,"
                    + "template,tone,topP,truncated,version")
    Set<String> allowedKeys();
}
