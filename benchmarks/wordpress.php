<?php
/* WordPress itself as a judge of our editions: its own export, and its own reading of what we made.

    php benchmarks/wordpress.php WORDPRESS > export.xml
    php benchmarks/wordpress.php WORDPRESS edition.xml > again.xml

WORDPRESS is the folder of an installation whose wp-config.php names an empty database. The first
call installs a site with a few posts and exports it; the second puts an edition's texts into them,
as the importer does, says whether WordPress finds the same blocks there, and exports again. */
$_SERVER += ['HTTP_HOST' => 'news.example', 'SERVER_NAME' => 'news.example', 'REQUEST_URI' => '/',
    'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'];
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
require ABSPATH . 'wp-admin/includes/export.php';
function fill() {
    wp_install('Вісті Ізюма & more', 'editor', 'e@news.example', true, '', 'pw');
    update_option('l10n_measures', 1);
    foreach (get_posts(['post_type' => ['post', 'page'], 'numberposts' => -1, 'post_status' => 'any']) as $post) {
        wp_delete_post($post->ID, true);
    }
    update_option('blogdescription', 'News from <Izium>');
    $town = wp_create_category('Місто');
    $image = wp_insert_attachment(['post_title' => 'bakery', 'post_mime_type' => 'image/jpeg',
        'post_excerpt' => 'The bakery, May 2024.', 'post_content' => 'A long description.'], 'bakery.jpg');
    update_post_meta($image, '_wp_attachment_image_alt', 'Bread on a "table"');
    $story = wp_insert_post(wp_slash(['post_title' => 'Festival of <em>bread</em> & salt',
        'post_content' => str_replace('ID', $image, BLOCKS), 'post_excerpt' => 'A lead of the story.',
        'post_status' => 'publish', 'post_category' => [$town], 'tags_input' => ['bread', 'хліб']]));
    add_post_meta($story, 'subtitle', 'A subtitle');
    add_post_meta($story, 'data', ['a' => 'b']);
    set_post_thumbnail($story, $image);
    wp_insert_comment(['comment_post_ID' => $story, 'comment_content' => 'So & so', 'comment_author' => 'R']);
    wp_insert_post(wp_slash(['post_title' => 'Classic post', 'post_content' => CLASSIC, 'post_status' => 'publish']));
    wp_insert_post(['post_title' => 'Чернетка', 'post_content' => 'Not ready.', 'post_status' => 'draft']);
}

function take($xml) {
    global $wpdb;
    $spaces = $xml->getDocNamespaces();
    foreach ($xml->channel->item as $item) {
        $post = $item->children($spaces['wp']);
        $id = (int) $post->post_id;
        $content = (string) $item->children($spaces['content'])->encoded;
        $same = names(parse_blocks(get_post($id)->post_content)) === names(parse_blocks($content))
            && serialize_blocks(parse_blocks($content)) === $content;
        fwrite(STDERR, "post $id: " . ($same ? "the same blocks\n" : "OTHER BLOCKS\n"));
        $wpdb->update($wpdb->posts, ['post_title' => (string) $item->title, 'post_content' => $content,
            'post_excerpt' => (string) $item->children($spaces['excerpt'])->encoded], ['ID' => $id]);
        foreach ($post->postmeta as $meta) {
            $meta = $meta->children($spaces['wp']);
            $wpdb->update($wpdb->postmeta, ['meta_value' => (string) $meta->meta_value],
                ['post_id' => $id, 'meta_key' => (string) $meta->meta_key]);
        }
    }
    update_option('blogname', (string) $xml->channel->title);
    update_option('blogdescription', (string) $xml->channel->description);
    wp_cache_flush();
}

function names($blocks) {
    return array_map(fn($block) => [$block['blockName'], names($block['innerBlocks'])], $blocks);
}

const CLASSIC = "First paragraph with <b>bold</b> words.\nSecond line.\n\n[caption id=\"a_4\" width=\"300\"]"
    . "<img src=\"b.jpg\" alt=\"Oven\" /> The oven[/caption]\n\n<blockquote>Said.</blockquote>\n<!--more-->\nEnd ]]> end.";
const BLOCKS = <<<'B'
<!-- wp:paragraph {"dropCap":true} -->
<p class="has-drop-cap">Bread is <strong>everything</strong> in <a href="https://news.example/izium">Izium</a>, says Olena &amp; co.<br>She bakes.</p>
<!-- /wp:paragraph -->

<!-- wp:image {"id":ID,"sizeSlug":"large"} -->
<figure class="wp-block-image size-large"><img src="https://news.example/bakery.jpg" alt="Bread on a table" class="wp-image-ID"/><figcaption class="wp-element-caption">Photo: <em>O. K.</em></figcaption></figure>
<!-- /wp:image -->

<!-- wp:heading -->
<h2 class="wp-block-heading" id="why">Why bread?</h2>
<!-- /wp:heading -->

<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>Flour</li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>Water<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>from the well</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list --></li>
<!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:quote -->
<blockquote class="wp-block-quote"><!-- wp:paragraph -->
<p>We stayed.</p>
<!-- /wp:paragraph --><cite>Mayor</cite></blockquote>
<!-- /wp:quote -->

<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>We baked.</p><cite>Baker</cite></blockquote></figure>
<!-- /wp:pullquote -->

<!-- wp:table -->
<figure class="wp-block-table"><table><thead><tr><th>Day</th><th>Loaves</th></tr></thead><tbody><tr><td>Monday</td><td>12</td></tr></tbody></table><figcaption class="wp-element-caption">Loaves a day</figcaption></figure>
<!-- /wp:table -->

<!-- wp:code -->
<pre class="wp-block-code"><code>&lt;b&gt; not for translation</code></pre>
<!-- /wp:code -->

<!-- wp:embed {"url":"https://www.youtube.com/watch?v=x","type":"video","providerNameSlug":"youtube"} -->
<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=x
</div><figcaption class="wp-element-caption">The film</figcaption></figure>
<!-- /wp:embed -->

<!-- wp:buttons -->
<div class="wp-block-buttons"><!-- wp:button -->
<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="https://news.example/help">Help us</a></div>
<!-- /wp:button --></div>
<!-- /wp:buttons -->

<!-- wp:columns -->
<div class="wp-block-columns"><!-- wp:column -->
<div class="wp-block-column"><!-- wp:paragraph -->
<p>Left</p>
<!-- /wp:paragraph --></div>
<!-- /wp:column --></div>
<!-- /wp:columns -->

<!-- wp:shortcode -->
[gallery ids="1,2"]
<!-- /wp:shortcode -->

<!-- wp:more {"customText":"Read on"} -->
<!--more Read on-->
<!-- /wp:more -->

<!-- wp:media-text {"mediaId":ID} -->
<div class="wp-block-media-text is-stacked-on-mobile"><figure class="wp-block-media-text__media"><img src="x.jpg" alt="An oven"/></figure><div class="wp-block-media-text__content"><!-- wp:paragraph {"placeholder":"Content…"} -->
<p>The oven is old.</p>
<!-- /wp:paragraph --></div></div>
<!-- /wp:media-text -->

<!-- wp:details {"summary":"More"} -->
<details class="wp-block-details"><summary>More about it</summary><!-- wp:paragraph -->
<p>Hidden words ]]&gt; here.</p>
<!-- /wp:paragraph --></details>
<!-- /wp:details -->

<!-- wp:latest-posts /-->
B;

if (!is_blog_installed()) {
    fill();
} elseif (!get_option('l10n_measures')) {
    exit("this database holds a site that is not ours\n");
}
if (isset($argv[2])) {
    take(simplexml_load_file($argv[2], 'SimpleXMLElement', LIBXML_PARSEHUGE));
}
export_wp(['content' => 'all']);
