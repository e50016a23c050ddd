<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>Alarms</name>
    <message>
        <source>Over the limit</source>
        <translation>Hors limite</translation>
    </message>
    <message>
        <source>Tripped</source>
        <translation>Déclenché</translation>
    </message>
    <message>
        <source>Too hot</source>
        <translation>Trop chaud</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Hors tension</translation>
    </message>
    <message>
        <source>Overloaded</source>
        <translation>En surcharge</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Périmé</translation>
    </message>
    <message>
        <source>GPUs: %1</source>
        <translation>GPU&#x202f;: %1</translation>
    </message>
    <message>
        <source>%1 above slowdown, %2</source>
        <translation>%1 au-dessus du ralentissement, %2</translation>
    </message>
</context>
<context>
    <name>ChartExport</name>
    <message>
        <source>not enough memory for the picture</source>
        <translation>mémoire insuffisante pour l’image</translation>
    </message>
    <message>
        <source>the document cannot be begun</source>
        <translation>le document ne peut pas être commencé</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Image (PNG)</translation>
    </message>
    <message>
        <source>Document (PDF, vectors)</source>
        <translation>Document (PDF, vectoriel)</translation>
    </message>
    <message>
        <source>Table of the visible range (CSV)</source>
        <translation>Tableau de la plage visible (CSV)</translation>
    </message>
    <message>
        <source>&amp;Form:</source>
        <translation>&amp;Format&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Width:</source>
        <translation>&amp;Largeur&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Height:</source>
        <translation>&amp;Hauteur&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Scale:</source>
        <translation>É&amp;chelle&#x202f;:</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Every point drawn, with its unit, source and quality.</source>
        <translation>Chaque point tracé, avec son unité, sa source et sa qualité.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 pixels</translation>
    </message>
    <message>
        <source>One page, sharp at any size.</source>
        <translation>Une page, nette à toute taille.</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Images (*.png)</translation>
    </message>
    <message>
        <source>Documents (*.pdf)</source>
        <translation>Documents (*.pdf)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
</context>
<context>
    <name>CoolingLoop</name>
    <message>
        <source>%1 rejected · %2 without compressors · outdoors %3, wet bulb %4</source>
        <translation>%1 rejetés · %2 sans compresseurs · dehors %3, température humide %4</translation>
    </message>
    <message>
        <source>facility water %1 above its set point</source>
        <translation>eau de l’installation %1 au-dessus de sa consigne</translation>
    </message>
    <message>
        <source>GPUs on cold plates</source>
        <translation>GPU sur plaques froides</translation>
    </message>
    <message>
        <source>mean %1, hottest %2</source>
        <translation>moyenne %1, maximum %2</translation>
    </message>
    <message>
        <source>%1 to liquid</source>
        <translation>%1 au liquide</translation>
    </message>
    <message>
        <source>%1 tripped</source>
        <translation>%1 coupés</translation>
    </message>
    <message>
        <source>%1 throttled</source>
        <translation>%1 ralentis</translation>
    </message>
    <message>
        <source>no clock cut</source>
        <translation>aucun ralenti</translation>
    </message>
    <message>
        <source>GPUs and hosts on cold plates, all halls. Click selects their racks.</source>
        <translation>GPU et hôtes sur plaques froides, toutes salles. Un clic sélectionne leurs baies.</translation>
    </message>
    <message>
        <source>Air of the halls</source>
        <translation>Air des salles</translation>
    </message>
    <message>
        <source>%1 to air</source>
        <translation>%1 à l’air</translation>
    </message>
    <message>
        <source>What is not on cold plates: network, storage, hosts, busways.</source>
        <translation>Ce qui n’est pas sur plaques froides&#x202f;: réseau, stockage, hôtes, canalisations électriques.</translation>
    </message>
    <message>
        <source>inlets at %1</source>
        <translation>entrées à %1</translation>
    </message>
    <message>
        <source>CDUs</source>
        <translation>CDU</translation>
    </message>
    <message>
        <source>pumps %1</source>
        <translation>pompes %1</translation>
    </message>
    <message>
        <source>set point %1</source>
        <translation>consigne %1</translation>
    </message>
    <message>
        <source>%1 above its set point</source>
        <translation>%1 au-dessus de la consigne</translation>
    </message>
    <message>
        <source>at the set point</source>
        <translation>à la consigne</translation>
    </message>
    <message>
        <source>no flow</source>
        <translation>aucun débit</translation>
    </message>
    <message>
        <source>Plate exchangers in or beside the racks: technology loops on the left, facility water on the right.</source>
        <translation>Échangeurs à plaques dans les baies ou à côté&#x202f;: boucles techniques à gauche, eau de l’installation à droite.</translation>
    </message>
    <message>
        <source>Rear doors</source>
        <translation>Portes arrière</translation>
    </message>
    <message>
        <source>fans %1</source>
        <translation>ventilateurs %1</translation>
    </message>
    <message>
        <source>the halls are warming</source>
        <translation>les salles s’échauffent</translation>
    </message>
    <message>
        <source>take all the heat to air</source>
        <translation>prennent la chaleur de l’air</translation>
    </message>
    <message>
        <source>Coils in the racks&apos; doors, from room air to facility water.</source>
        <translation>Batteries d’échange dans les portes des baies, de l’air des salles vers l’eau de l’installation.</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>hors service</translation>
    </message>
    <message>
        <source>running, %1 loaded</source>
        <translation>en marche, charge %1</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>en veille</translation>
    </message>
    <message>
        <source>none on the site</source>
        <translation>pas sur ce site</translation>
    </message>
    <message>
        <source>%1 of %2 running</source>
        <translation>%1 sur %2 en marche</translation>
    </message>
    <message>
        <source>%1 out of service</source>
        <translation>%1 hors service</translation>
    </message>
    <message>
        <source>Dry coolers</source>
        <translation>Aéroréfrigérants</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en marche</translation>
    </message>
    <message>
        <source>Free cooling by outdoor air, first on the return. The parameter dry_cooler_share adds them.</source>
        <translation>Refroidissement gratuit par l’air extérieur, premier sur le retour. Le paramètre dry_cooler_share les ajoute.</translation>
    </message>
    <message>
        <source>Cooling towers</source>
        <translation>Tours de refroidissement</translation>
    </message>
    <message>
        <source>%1 · fans %2</source>
        <translation>%1 · ventilateurs %2</translation>
    </message>
    <message>
        <source>basin %1</source>
        <translation>bassin %1</translation>
    </message>
    <message>
        <source>make-up %1</source>
        <translation>appoint %1</translation>
    </message>
    <message>
        <source>Evaporative free cooling behind a plate exchanger, second on the return; %1 over the cells.</source>
        <translation>Refroidissement gratuit par évaporation derrière un échangeur à plaques, deuxième sur le retour&#x202f;; %1 sur les cellules.</translation>
    </message>
    <message>
        <source>Chillers</source>
        <translation>Groupes froids</translation>
    </message>
    <message>
        <source>compressors %1</source>
        <translation>compresseurs %1</translation>
    </message>
    <message>
        <source>COP %1</source>
        <translation>COP %1</translation>
    </message>
    <message>
        <source>They take what free cooling leaves. Bright squares are loaded, hollow ones stand by, crossed ones are out of service.</source>
        <translation>Ils prennent ce que laisse le refroidissement gratuit. Les carrés clairs sont en charge, les creux en veille, les barrés hors service.</translation>
    </message>
    <message>
        <source>Facility pumps</source>
        <translation>Pompes de l’installation</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Their speed follows the heat; the set point is that of the water they send to CDUs and doors.</source>
        <translation>Leur vitesse suit la chaleur&#x202f;; la consigne est celle de l’eau qu’elles envoient aux CDU et aux portes.</translation>
    </message>
    <message>
        <source>Outdoor air</source>
        <translation>Air extérieur</translation>
    </message>
    <message>
        <source>%1, wet bulb %2</source>
        <translation>%1, humide %2</translation>
    </message>
    <message>
        <source>takes %1</source>
        <translation>reçoit %1</translation>
    </message>
    <message>
        <source>Heat rejected with the power of the machines that move it.</source>
        <translation>Chaleur rejetée, avec la puissance des machines qui la déplacent.</translation>
    </message>
    <message>
        <source>Nothing calculated yet</source>
        <translation>Rien n’est encore calculé</translation>
    </message>
    <message>
        <source>The cooling loop shows as soon as the model has run for this site, or at a time that was simulated.</source>
        <translation>La boucle de refroidissement s’affiche dès que le modèle a tourné pour ce site, ou à un instant simulé.</translation>
    </message>
    <message>
        <source>This recording does not hold the flows of the loops</source>
        <translation>Cet enregistrement ne contient pas les débits des boucles</translation>
    </message>
    <message>
        <source>It was made by an older version; simulate the day again to see them.</source>
        <translation>Il a été fait par une version plus ancienne&#x202f;; simulez à nouveau la journée pour les voir.</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>Modelled only</source>
        <translation>Modélisé seul</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>Aucun</translation>
    </message>
</context>
<context>
    <name>Description</name>
    <message>
        <source>mean of the month, typical year of Memphis International Airport (synthetic)</source>
        <translation>moyenne du mois, année type de l’aéroport international de Memphis (synthétique)</translation>
    </message>
    <message>
        <source>Synchronous training with checkpoints and restarts, seed %1</source>
        <translation>Entraînement synchrone avec points de reprise et redémarrages, graine %1</translation>
    </message>
    <message>
        <source>Inference over the day in US Central time (estimate), seed %1</source>
        <translation>Inférence au fil de la journée, heure du Centre des États-Unis (estimation), graine %1</translation>
    </message>
    <message>
        <source>constant utilisation %1</source>
        <translation>utilisation constante %1</translation>
    </message>
    <message>
        <source>Every GPU at its rated power</source>
        <translation>Chaque GPU à sa puissance nominale</translation>
    </message>
    <message>
        <source>Every GPU idle</source>
        <translation>Chaque GPU au repos</translation>
    </message>
    <message>
        <source>training phases from the recording&apos;s events</source>
        <translation>phases d’entraînement d’après les événements de l’enregistrement</translation>
    </message>
    <message>
        <source>Constant %1 °C, wet bulb %2 °C</source>
        <translation>Constante, %1 °C, température humide %2 °C</translation>
    </message>
    <message>
        <source>Typical %1 day (means of %2)</source>
        <translation>Journée type, %1 (moyennes de %2)</translation>
    </message>
    <message>
        <source>Generated weather, seed %1 (harmonics and noise fitted to %2)</source>
        <translation>Météo générée, graine %1 (harmoniques et bruit ajustés à %2)</translation>
    </message>
    <message>
        <source>Design day, %1: %2 °C, wet bulb %3 °C at %4 (%5)</source>
        <translation>Journée de calcul, %1&#x202f;: %2 °C, température humide %3 °C à %4 (%5)</translation>
    </message>
    <message>
        <source>0.4 % cooling dry bulb</source>
        <translation>température sèche d’été à 0,4&#x202f;%</translation>
    </message>
    <message>
        <source>0.4 % wet bulb</source>
        <translation>température humide à 0,4&#x202f;%</translation>
    </message>
    <message>
        <source>99.6 % heating dry bulb</source>
        <translation>température sèche d’hiver à 99,6&#x202f;%</translation>
    </message>
    <message>
        <source>all hours</source>
        <translation>toute heure</translation>
    </message>
    <message>
        <source>14 to 15 h standard time</source>
        <translation>14 à 15 h, heure normale</translation>
    </message>
    <message>
        <source>header of %1</source>
        <translation>en-tête de %1</translation>
    </message>
    <message>
        <source>hours of %1, whose header states none</source>
        <translation>heures de %1, dont l’en-tête n’en donne pas</translation>
    </message>
    <message>
        <source>January</source>
        <translation>janvier</translation>
    </message>
    <message>
        <source>February</source>
        <translation>février</translation>
    </message>
    <message>
        <source>March</source>
        <translation>mars</translation>
    </message>
    <message>
        <source>April</source>
        <translation>avril</translation>
    </message>
    <message>
        <source>May</source>
        <translation>mai</translation>
    </message>
    <message>
        <source>June</source>
        <translation>juin</translation>
    </message>
    <message>
        <source>July</source>
        <translation>juillet</translation>
    </message>
    <message>
        <source>August</source>
        <translation>août</translation>
    </message>
    <message>
        <source>September</source>
        <translation>septembre</translation>
    </message>
    <message>
        <source>October</source>
        <translation>octobre</translation>
    </message>
    <message>
        <source>November</source>
        <translation>novembre</translation>
    </message>
    <message>
        <source>December</source>
        <translation>décembre</translation>
    </message>
    <message>
        <source>%1 (file %2)</source>
        <translation>%1 (fichier %2)</translation>
    </message>
</context>
<context>
    <name>Diagrams</name>
    <message>
        <source>too large for the memory</source>
        <translation>trop grand pour la mémoire</translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation>Exporter le schéma</translation>
    </message>
    <message>
        <source>Picture (*.png);;PDF (*.pdf);;Drawing (*.svg)</source>
        <translation>Image (*.png);;PDF (*.pdf);;Dessin (*.svg)</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <translation>j</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>Add one rack to %1</source>
        <translation>Ajouter une baie&#x202f;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Add %n racks to %1</source>
        <translation>
            <numerusform>Ajouter %n baie&#x202f;: %1</numerusform>
            <numerusform>Ajouter %n baies&#x202f;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove one rack from %1</source>
        <translation>Retirer une baie&#x202f;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n racks from %1</source>
        <translation>
            <numerusform>Retirer %n baie&#x202f;: %1</numerusform>
            <numerusform>Retirer %n baies&#x202f;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove one rack</source>
        <translation>Retirer une baie</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n racks</source>
        <translation>
            <numerusform>Retirer %n baie</numerusform>
            <numerusform>Retirer %n baies</numerusform>
        </translation>
    </message>
    <message>
        <source>Move one rack to %1</source>
        <translation>Déplacer une baie&#x202f;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Move %n racks to %1</source>
        <translation>
            <numerusform>Déplacer %n baie&#x202f;: %1</numerusform>
            <numerusform>Déplacer %n baies&#x202f;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Move one rack</source>
        <translation>Déplacer une baie</translation>
    </message>
    <message numerus="yes">
        <source>Move %n racks</source>
        <translation>
            <numerusform>Déplacer %n baie</numerusform>
            <numerusform>Déplacer %n baies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>%1 GPUs do not make %2 racks of the type %3.</source>
        <translation>%1 GPU ne font pas %2 baies du type %3.</translation>
    </message>
    <message>
        <source>%1 already stands there.</source>
        <translation>%1 s’y trouve déjà.</translation>
    </message>
    <message>
        <source>%1 cannot be opened. Check that its folder exists and that you have the right to read and write there.</source>
        <translation>%1 ne peut pas être ouvert. Vérifiez que son dossier existe et que vous avez le droit d’y lire et d’y écrire.</translation>
    </message>
    <message>
        <source>%1 cannot be opened. Check that you have the right to read it.</source>
        <translation>%1 ne peut pas être ouvert. Vérifiez que vous avez le droit de le lire.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2). Choose another place.</source>
        <translation>%1 ne peut pas être écrit (%2). Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>%1 cannot be written: the file or its folder is read-only. Choose another place.</source>
        <translation>%1 ne peut pas être écrit&#x202f;: le fichier ou son dossier est en lecture seule. Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>%1 could not be finished: what was just written reads back differently (%2). Check the disk.</source>
        <translation>%1 n’a pas pu être terminé&#x202f;: ce qui vient d’être écrit se relit autrement (%2). Vérifiez le disque.</translation>
    </message>
    <message>
        <source>%1 could not be read or written (%2). Check the disk and try again.</source>
        <translation>%1 n’a pas pu être lu ou écrit (%2). Vérifiez le disque et réessayez.</translation>
    </message>
    <message>
        <source>%1 has %2 places; there is none at number %3.</source>
        <translation>%1 a %2 places&#x202f;; il n’y en a pas au numéro %3.</translation>
    </message>
    <message>
        <source>%1 has free places for %2 such racks; %3 were asked for.</source>
        <translation>%1 a des places libres pour %2 de ces baies&#x202f;; %3 ont été demandées.</translation>
    </message>
    <message>
        <source>%1 has no free place for such racks.</source>
        <translation>%1 n’a pas de place libre pour de telles baies.</translation>
    </message>
    <message>
        <source>%1 holds more than %2 files; name a folder with reference data only.</source>
        <translation>%1 contient plus de %2 fichiers&#x202f;; nommez un dossier qui n’a que des données de référence.</translation>
    </message>
    <message>
        <source>%1 is a database of another program, not a recording. Choose a file that Memphis Twin recorded or imported (*.mtrec).</source>
        <translation>%1 est une base de données d’un autre programme, pas un enregistrement. Choisissez un fichier que Memphis Twin a enregistré ou importé (*.mtrec).</translation>
    </message>
    <message>
        <source>%1 is a folder; give the recording a file name in it.</source>
        <translation>%1 est un dossier&#x202f;; donnez à l’enregistrement un nom de fichier dedans.</translation>
    </message>
    <message>
        <source>%1 is a folder; name a CSV file in it.</source>
        <translation>%1 est un dossier&#x202f;; nommez un fichier CSV dedans.</translation>
    </message>
    <message>
        <source>%1 is a project, not a table of measurements; open it instead.</source>
        <translation>%1 est un projet, pas un tableau de mesures&#x202f;; ouvrez-le plutôt.</translation>
    </message>
    <message>
        <source>%1 is a recording already; open it instead of importing it.</source>
        <translation>%1 est déjà un enregistrement&#x202f;; ouvrez-le au lieu de l’importer.</translation>
    </message>
    <message>
        <source>%1 is a weather file, not a table of measurements; choose it as the scenario&apos;s weather.</source>
        <translation>%1 est un fichier météo, pas un tableau de mesures&#x202f;; choisissez-le comme météo du scénario.</translation>
    </message>
    <message>
        <source>%1 is damaged (%2). Restore it from a copy.</source>
        <translation>%1 est endommagé (%2). Restaurez-le depuis une copie.</translation>
    </message>
    <message>
        <source>%1 is in use by another program. Close it there and try again.</source>
        <translation>%1 est utilisé par un autre programme. Fermez-le là-bas et réessayez.</translation>
    </message>
    <message>
        <source>%1 is neither a project (*.mtwin) nor a recording (*.mtrec) of this program.</source>
        <translation>%1 n’est ni un projet (*.mtwin) ni un enregistrement (*.mtrec) de ce programme.</translation>
    </message>
    <message>
        <source>%1 is no project, recording, weather file or CSV table that this program can read.</source>
        <translation>%1 n’est pas un projet, enregistrement, fichier météo ou tableau CSV que ce programme sait lire.</translation>
    </message>
    <message>
        <source>%1 is not a file. Choose a recording (*.mtrec).</source>
        <translation>%1 n’est pas un fichier. Choisissez un enregistrement (*.mtrec).</translation>
    </message>
    <message>
        <source>%1 is not a folder that can be read; name the folder that holds the reference data.</source>
        <translation>%1 n’est pas un dossier lisible&#x202f;; nommez le dossier qui contient les données de référence.</translation>
    </message>
    <message>
        <source>%1 is not a recording and will not be replaced by one. Choose another name.</source>
        <translation>%1 n’est pas un enregistrement et ne sera pas remplacé par un. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>%1 is not a recording. Choose a file that Memphis Twin recorded or imported (*.mtrec).</source>
        <translation>%1 n’est pas un enregistrement. Choisissez un fichier que Memphis Twin a enregistré ou importé (*.mtrec).</translation>
    </message>
    <message>
        <source>%1 is not an ordinary file; save the data to a CSV file first.</source>
        <translation>%1 n’est pas un fichier ordinaire&#x202f;; enregistrez d’abord les données dans un fichier CSV.</translation>
    </message>
    <message>
        <source>%1 is there already. Choose another name, or allow it to be replaced.</source>
        <translation>%1 existe déjà. Choisissez un autre nom, ou permettez de le remplacer.</translation>
    </message>
    <message>
        <source>%1 is too small for any rack.</source>
        <translation>%1&#x202f;: trop peu de place pour une baie.</translation>
    </message>
    <message>
        <source>%1 is too small for the racks it shall hold: %2 rows fit, %3 are needed; ask for fewer racks there.</source>
        <translation>%1&#x202f;: trop peu de place pour les baies prévues&#x202f;; %2 rangées tiennent, il en faut %3&#x202f;; demandez-y moins de baies.</translation>
    </message>
    <message>
        <source>%1 lies outside the time there is data for, %2 to %3.</source>
        <translation>%1 est hors du temps couvert par les données, de %2 à %3.</translation>
    </message>
    <message>
        <source>%1 more racks stand in the way.</source>
        <translation>%1 autres baies gênent.</translation>
    </message>
    <message>
        <source>%1 more rows of %2 have problems like these.</source>
        <translation>%1 autres lignes de %2 ont de tels problèmes.</translation>
    </message>
    <message>
        <source>%1 of the chosen racks are no longer on the site; choose again.</source>
        <translation>%1 des baies choisies ne sont plus sur le site&#x202f;; choisissez à nouveau.</translation>
    </message>
    <message>
        <source>%1 racks are more than a site can hold.</source>
        <translation>%1 baies sont plus qu’un site ne peut contenir.</translation>
    </message>
    <message>
        <source>%1 racks cannot be added; ask for at least one.</source>
        <translation>%1 baies ne peuvent pas être ajoutées&#x202f;; demandez-en au moins une.</translation>
    </message>
    <message>
        <source>%1 would stand across a cross aisle of %2.</source>
        <translation>%1 se trouverait en travers d’une allée transversale de %2.</translation>
    </message>
    <message>
        <source>%1: event %2 has a “text” that is not a text; put it in quotes.</source>
        <translation>%1&#x202f;: l’événement %2 a un «&#x202f;text&#x202f;» qui n’est pas un texte&#x202f;; mettez-le entre guillemets.</translation>
    </message>
    <message>
        <source>%1: event %2 has no number “value”.</source>
        <translation>%1&#x202f;: l’événement %2 n’a pas de nombre «&#x202f;value&#x202f;».</translation>
    </message>
    <message>
        <source>%1: event %2 has no time “at” like 2025-07-15T14:30:00Z.</source>
        <translation>%1&#x202f;: l’événement %2 n’a pas d’instant «&#x202f;at&#x202f;» comme 2025-07-15T14:30:00Z.</translation>
    </message>
    <message>
        <source>%1: event %2 is not an object; write {&quot;at&quot;: …, &quot;kind&quot;: …, &quot;value&quot;: …}.</source>
        <translation>%1&#x202f;: l’événement %2 n’est pas un objet&#x202f;; écrivez {&quot;at&quot;: …, &quot;kind&quot;: …, &quot;value&quot;: …}.</translation>
    </message>
    <message>
        <source>%1: event %2 is of the kind “%3”; known are %4.</source>
        <translation>%1&#x202f;: l’événement %2 est de la sorte «&#x202f;%3&#x202f;»&#x202f;; on connaît %4.</translation>
    </message>
    <message>
        <source>%1: event %2 scales the load by %3; give a factor between 0 and 10.</source>
        <translation>%1&#x202f;: l’événement %2 multiplie la charge par %3&#x202f;; donnez un facteur entre 0 et 10.</translation>
    </message>
    <message>
        <source>%1: event %2 takes %3 units out of service; give a whole number from 0 on.</source>
        <translation>%1&#x202f;: l’événement %2 met %3 unités hors service&#x202f;; donnez un nombre entier à partir de 0.</translation>
    </message>
    <message>
        <source>%2 does not say when its time 0 was; the day the file was last changed, %1, is used: give a start.</source>
        <translation>%2 ne dit pas quand était son temps 0&#x202f;; le jour de la dernière modification du fichier, %1, est utilisé&#x202f;: donnez un début.</translation>
    </message>
    <message>
        <source>A channel cannot have the resolution %1. Give a number above 0, or 0 to keep values as they are.</source>
        <translation>Une voie ne peut pas avoir la résolution %1. Donnez un nombre positif, ou 0 pour garder les valeurs telles quelles.</translation>
    </message>
    <message>
        <source>A frame of %1 values does not fit a block of %2 channels in %3.</source>
        <translation>Une trame de %1 valeurs ne va pas dans un bloc de %2 voies de %3.</translation>
    </message>
    <message>
        <source>A hall cannot hold %1 racks.</source>
        <translation>Une salle ne peut pas contenir %1 baies.</translation>
    </message>
    <message>
        <source>A rack of the type %1 (%2) does not fit the slots of the layout.</source>
        <translation>Une baie du type %1 (%2) ne va pas dans les emplacements de l’implantation.</translation>
    </message>
    <message>
        <source>A simulation of %1 hours is not possible; choose a length between 0 and 9000 h.</source>
        <translation>Une simulation de %1 heures est impossible&#x202f;; choisissez une durée entre 0 et 9000&#x202f;h.</translation>
    </message>
    <message>
        <source>A time step of %1 s is not possible; choose one between 0.1 and 900 s.</source>
        <translation>Un pas de temps de %1&#x202f;s est impossible&#x202f;; choisissez-en un entre 0,1 et 900&#x202f;s.</translation>
    </message>
    <message>
        <source>A wide table has one column a channel and no asset column; leave “%1” out or choose the long layout.</source>
        <translation>Un tableau large a une colonne par voie et pas de colonne d’équipement&#x202f;; omettez «&#x202f;%1&#x202f;» ou choisissez la disposition longue.</translation>
    </message>
    <message>
        <source>A workload of phases needs at least one phase; add one.</source>
        <translation>Une charge par phases demande au moins une phase&#x202f;; ajoutez-en une.</translation>
    </message>
    <message>
        <source>Channel %1 of %2 belongs to a block that is recorded in frames.</source>
        <translation>La voie %1 de %2 appartient à un bloc enregistré par trames.</translation>
    </message>
    <message>
        <source>Dry bulb %1 °C and wet bulb %2 °C are no weather; give a dry bulb from -60 to 60 °C.</source>
        <translation>Une température sèche de %1&#x202f;°C et humide de %2&#x202f;°C ne font pas une météo&#x202f;; donnez une température sèche de -60 à 60&#x202f;°C.</translation>
    </message>
    <message>
        <source>In %1 rows of %2 the time goes back for the same asset; they are put where they belong.</source>
        <translation>Dans %1 lignes de %2 le temps recule pour le même équipement&#x202f;; elles sont remises à leur place.</translation>
    </message>
    <message>
        <source>Kept under their own names, for they are no quantities of the program: %1.</source>
        <translation>Gardés sous leur propre nom, car ce ne sont pas des grandeurs du programme&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Line %1 of %2 has %3 fields where the header has %4; the table is cut off or damaged.</source>
        <translation>La ligne %1 de %2 a %3 champs là où l’en-tête en a %4&#x202f;; le tableau est tronqué ou endommagé.</translation>
    </message>
    <message>
        <source>Line %1 of %2 was left out: %3.</source>
        <translation>La ligne %1 de %2 a été omise&#x202f;: %3.</translation>
    </message>
    <message>
        <source>Line %2 of “%1” is longer than a million characters, so it is no table of values; choose another file.</source>
        <translation>La ligne %2 de «&#x202f;%1&#x202f;» dépasse un million de caractères, ce n’est donc pas un tableau de valeurs&#x202f;; choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Measured and modelled channels cannot share a block (%1 of %2).</source>
        <translation>Voies mesurées et modélisées ne peuvent pas partager un bloc (%1 de %2).</translation>
    </message>
    <message>
        <source>No CDU of “%1” can reach an approach of %2 K with a facility rise of %3 K; allow a larger approach or a smaller rise.</source>
        <translation>Aucune CDU de «&#x202f;%1&#x202f;» n’atteint un pincement de %2&#x202f;K avec un échauffement de %3&#x202f;K&#x202f;; permettez un pincement plus grand ou un échauffement plus petit.</translation>
    </message>
    <message>
        <source>No coolant has %1 °C, %2 Pa and a glycol share of %3; give finite numbers and a pressure above zero.</source>
        <translation>Aucun liquide n’a %1&#x202f;°C, %2&#x202f;Pa et une part de glycol de %3&#x202f;; donnez des nombres finis et une pression positive.</translation>
    </message>
    <message>
        <source>No file was named; choose a file.</source>
        <translation>Aucun fichier n’a été nommé&#x202f;; choisissez un fichier.</translation>
    </message>
    <message>
        <source>No rack is chosen; choose the racks to move first.</source>
        <translation>Aucune baie n’est choisie&#x202f;; choisissez d’abord les baies à déplacer.</translation>
    </message>
    <message>
        <source>No row of %1 can be used.%2 Check the columns that were chosen.</source>
        <translation>Aucune ligne de %1 n’est utilisable.%2 Vérifiez les colonnes choisies.</translation>
    </message>
    <message>
        <source>No row of %1 has the %2 columns its first line names; check the delimiter and the header.</source>
        <translation>Aucune ligne de %1 n’a les %2 colonnes que nomme sa première ligne&#x202f;; vérifiez le séparateur et l’en-tête.</translation>
    </message>
    <message>
        <source>None of the assets of %1 fits “%2”; check the pattern for the assets.</source>
        <translation>Aucun équipement de %1 ne correspond à «&#x202f;%2&#x202f;»&#x202f;; vérifiez le modèle des équipements.</translation>
    </message>
    <message>
        <source>Point %1 of the workload trace has a utilisation of %2; it must be from 0 to 1.</source>
        <translation>Le point %1 de la trace a une utilisation de %2&#x202f;; elle doit être de 0 à 1.</translation>
    </message>
    <message>
        <source>Point %1 of the workload trace has no usable time; correct it.</source>
        <translation>Le point %1 de la trace n’a pas de temps utilisable&#x202f;; corrigez-le.</translation>
    </message>
    <message>
        <source>Point %1 of the workload trace is not later than the one before; sort the trace by time.</source>
        <translation>Le point %1 de la trace n’est pas postérieur au précédent&#x202f;; triez la trace par temps.</translation>
    </message>
    <message>
        <source>Rack %1 of the plant has an unknown type; compile the site again.</source>
        <translation>La baie %1 de l’installation a un type inconnu&#x202f;; recompilez le site.</translation>
    </message>
    <message>
        <source>Rack %1 of the plant holds more GPUs than its type has places; compile the site again.</source>
        <translation>La baie %1 de l’installation a plus de GPU que son type n’a de places&#x202f;; recompilez le site.</translation>
    </message>
    <message>
        <source>Racks of the type %1 are asked for in %2 halls; the site has %3.</source>
        <translation>Des baies du type %1 sont demandées dans %2 salles&#x202f;; le site en a %3.</translation>
    </message>
    <message>
        <source>Reading %1 failed: %2.</source>
        <translation>La lecture de %1 a échoué&#x202f;: %2.</translation>
    </message>
    <message>
        <source>Reading “%1” failed after line %2; check the disk or copy the file again.</source>
        <translation>La lecture de «&#x202f;%1&#x202f;» a échoué après la ligne %2&#x202f;; vérifiez le disque ou copiez à nouveau le fichier.</translation>
    </message>
    <message>
        <source>The %1 of “%2” is %3, which is impossible; correct it in the scenario&apos;s numbers.</source>
        <translation>La valeur %1 de «&#x202f;%2&#x202f;» est %3, ce qui est impossible&#x202f;; corrigez-la dans les nombres du scénario.</translation>
    </message>
    <message>
        <source>The built-in catalogue file %1 is damaged: %2 in %3; reinstall the program.</source>
        <translation>Le fichier de catalogue intégré %1 est endommagé&#x202f;: %2 dans %3&#x202f;; réinstallez le programme.</translation>
    </message>
    <message>
        <source>The built-in data file %1 cannot be read (%2 at byte %3); reinstall the program.</source>
        <translation>Le fichier de données intégré %1 est illisible (%2 à l’octet %3)&#x202f;; réinstallez le programme.</translation>
    </message>
    <message>
        <source>The built-in data file %1 is damaged: “%2” %3; reinstall the program.</source>
        <translation>Le fichier de données intégré %1 est endommagé&#x202f;: «&#x202f;%2&#x202f;» %3&#x202f;; réinstallez le programme.</translation>
    </message>
    <message>
        <source>The built-in data file %1 is missing; reinstall the program.</source>
        <translation>Le fichier de données intégré %1 manque&#x202f;; réinstallez le programme.</translation>
    </message>
    <message>
        <source>The chart cannot be written to %1: %2. Choose another place.</source>
        <translation>Les courbes ne peuvent pas être écrites dans %1&#x202f;: %2. Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>The column “%1” cannot be both the time and the asset.</source>
        <translation>La colonne «&#x202f;%1&#x202f;» ne peut pas être à la fois le temps et l’équipement.</translation>
    </message>
    <message>
        <source>The column “%1” does not say its unit; it is read as %2.</source>
        <translation>La colonne «&#x202f;%1&#x202f;» ne dit pas son unité&#x202f;; elle est lue en %2.</translation>
    </message>
    <message>
        <source>The column “%1” holds no number and is left out.</source>
        <translation>La colonne «&#x202f;%1&#x202f;» ne contient aucun nombre et est omise.</translation>
    </message>
    <message>
        <source>The column “%1” holds text and is left out.</source>
        <translation>La colonne «&#x202f;%1&#x202f;» contient du texte et est omise.</translation>
    </message>
    <message>
        <source>The column “%1” is there twice; the second one is left out.</source>
        <translation>La colonne «&#x202f;%1&#x202f;» est là deux fois&#x202f;; la seconde est omise.</translation>
    </message>
    <message>
        <source>The column “%2” of %1 cannot be read as %3: “%4” is not a unit of it; use %5.</source>
        <translation>La colonne «&#x202f;%2&#x202f;» de %1 ne se lit pas comme %3&#x202f;: «&#x202f;%4&#x202f;» n’en est pas une unité&#x202f;; utilisez %5.</translation>
    </message>
    <message>
        <source>The column “%2” of %1 holds no time such as 2025-07-15T14:32:10Z in its first rows (it begins with “%3”); name another time column or unit.</source>
        <translation>La colonne «&#x202f;%2&#x202f;» de %1 n’a pas d’instant comme 2025-07-15T14:32:10Z dans ses premières lignes (elle commence par «&#x202f;%3&#x202f;»)&#x202f;; nommez une autre colonne ou unité de temps.</translation>
    </message>
    <message>
        <source>The column “%2” of %1 holds no times in its first rows (it begins with “%3”); name another time column.</source>
        <translation>La colonne «&#x202f;%2&#x202f;» de %1 n’a pas de temps dans ses premières lignes (elle commence par «&#x202f;%3&#x202f;»)&#x202f;; nommez une autre colonne de temps.</translation>
    </message>
    <message>
        <source>The column “%2” of %1 names more than %3 assets; choose the column that names the assets.</source>
        <translation>La colonne «&#x202f;%2&#x202f;» de %1 nomme plus de %3 équipements&#x202f;; choisissez la colonne qui nomme les équipements.</translation>
    </message>
    <message>
        <source>The coolant properties at %1 kPa were taken at %2 kPa, the nearest pressure at which it is liquid and covered.</source>
        <translation>Les propriétés du liquide à %1&#x202f;kPa ont été prises à %2&#x202f;kPa, la pression la plus proche où il est liquide et couvert.</translation>
    </message>
    <message>
        <source>The coolant properties at %1 °C were taken at %2 °C, the nearest temperature their formulas cover.</source>
        <translation>Les propriétés du liquide à %1&#x202f;°C ont été prises à %2&#x202f;°C, la température la plus proche que couvrent leurs formules.</translation>
    </message>
    <message>
        <source>The coolant properties for %1 % glycol were taken for %2 %, the nearest share their formulas cover.</source>
        <translation>Les propriétés du liquide à %1&#x202f;% de glycol ont été prises à %2&#x202f;%, la part la plus proche que couvrent leurs formules.</translation>
    </message>
    <message>
        <source>The disk is full: %1 cannot grow. Free some space and try again; what was saved before is sound.</source>
        <translation>Le disque est plein&#x202f;: %1 ne peut plus grandir. Libérez de la place et réessayez&#x202f;; ce qui a été enregistré avant est intact.</translation>
    </message>
    <message>
        <source>The distance to move is not a number.</source>
        <translation>La distance de déplacement n’est pas un nombre.</translation>
    </message>
    <message>
        <source>The events file %1 can&apos;t be opened (%2); check the path.</source>
        <translation>Le fichier d’événements %1 ne peut pas être ouvert (%2)&#x202f;; vérifiez le chemin.</translation>
    </message>
    <message>
        <source>The events file %1 has more than %2 rows; is it the telemetry itself?</source>
        <translation>Le fichier d’événements %1 a plus de %2 lignes&#x202f;; est-ce la télémétrie elle-même&#x202f;?</translation>
    </message>
    <message>
        <source>The events file %1 has no row that can be used.</source>
        <translation>Le fichier d’événements %1 n’a aucune ligne utilisable.</translation>
    </message>
    <message>
        <source>The events file %1 holds no list of events; write [{&quot;at&quot;: …, &quot;kind&quot;: …, &quot;value&quot;: …}].</source>
        <translation>Le fichier d’événements %1 ne contient pas de liste d’événements&#x202f;; écrivez [{&quot;at&quot;: …, &quot;kind&quot;: …, &quot;value&quot;: …}].</translation>
    </message>
    <message>
        <source>The events file %1 is not valid JSON at byte %2 (%3); mend it there.</source>
        <translation>Le fichier d’événements %1 n’est pas du JSON valable à l’octet %2 (%3)&#x202f;; corrigez-le là.</translation>
    </message>
    <message>
        <source>The events file %1 needs a header with a time and a key, such as t_ms,key,value.</source>
        <translation>Le fichier d’événements %1 demande un en-tête avec un temps et une clé, comme t_ms,key,value.</translation>
    </message>
    <message>
        <source>The file %1 cannot be opened: %2.</source>
        <translation>Le fichier %1 ne peut pas être ouvert&#x202f;: %2.</translation>
    </message>
    <message>
        <source>The file %1 does not exist; check the path.</source>
        <translation>Le fichier %1 n’existe pas&#x202f;; vérifiez le chemin.</translation>
    </message>
    <message>
        <source>The file %1 has %2 columns; at most %3 can be imported.</source>
        <translation>Le fichier %1 a %2 colonnes&#x202f;; au plus %3 peuvent être importées.</translation>
    </message>
    <message>
        <source>The file %1 has a header but no rows.</source>
        <translation>Le fichier %1 a un en-tête mais pas de lignes.</translation>
    </message>
    <message>
        <source>The file %1 has no column that looks like a time; name it. Its columns are: %2.</source>
        <translation>Le fichier %1 n’a pas de colonne qui ressemble à un temps&#x202f;; nommez-la. Ses colonnes sont&#x202f;: %2.</translation>
    </message>
    <message>
        <source>The file %1 has no column that looks like an asset; name it. Its columns are: %2.</source>
        <translation>Le fichier %1 n’a pas de colonne qui ressemble à un équipement&#x202f;; nommez-la. Ses colonnes sont&#x202f;: %2.</translation>
    </message>
    <message>
        <source>The file %1 has no column with values besides its time%2; its columns are: %3.</source>
        <translation>Le fichier %1 n’a pas de colonne de valeurs en plus de son temps%2&#x202f;; ses colonnes sont&#x202f;: %3.</translation>
    </message>
    <message>
        <source>The file %1 has no column “%2”; its columns are: %3.</source>
        <translation>Le fichier %1 n’a pas de colonne «&#x202f;%2&#x202f;»&#x202f;; ses colonnes sont&#x202f;: %3.</translation>
    </message>
    <message>
        <source>The file %1 has no header line; its first line should name the columns, such as node,t_ms,power_W.</source>
        <translation>Le fichier %1 n’a pas de ligne d’en-tête&#x202f;; sa première ligne doit nommer les colonnes, comme node,t_ms,power_W.</translation>
    </message>
    <message>
        <source>The file %1 is UTF-16 text; save it as UTF-8 and import it again.</source>
        <translation>Le fichier %1 est du texte UTF-16&#x202f;; enregistrez-le en UTF-8 et importez-le à nouveau.</translation>
    </message>
    <message>
        <source>The file %1 is compressed; unpack it first.</source>
        <translation>Le fichier %1 est compressé&#x202f;; décompressez-le d’abord.</translation>
    </message>
    <message>
        <source>The file %1 is empty.</source>
        <translation>Le fichier %1 est vide.</translation>
    </message>
    <message>
        <source>The file %1 is empty; it should hold a header line and rows of measurements.</source>
        <translation>Le fichier %1 est vide&#x202f;; il doit contenir un en-tête et des lignes de mesures.</translation>
    </message>
    <message>
        <source>The file %1 is not text but binary data; choose a CSV file.</source>
        <translation>Le fichier %1 n’est pas du texte mais des données binaires&#x202f;; choisissez un fichier CSV.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be opened (%2); check its permissions.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» ne peut pas être ouvert (%2)&#x202f;; vérifiez ses droits.</translation>
    </message>
    <message>
        <source>The file “%1” does not exist; check the name or choose another file.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» n’existe pas&#x202f;; vérifiez le nom ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>The file “%1” is UTF-16 text; save it again as UTF-8.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» est du texte UTF-16&#x202f;; enregistrez-le en UTF-8.</translation>
    </message>
    <message>
        <source>The file “%1” is empty; export it again or choose another file.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» est vide&#x202f;; exportez-le à nouveau ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>The first line of %1 holds numbers; it should name the columns, such as node,t_ms,power_W.</source>
        <translation>La première ligne de %1 contient des nombres&#x202f;; elle doit nommer les colonnes, comme node,t_ms,power_W.</translation>
    </message>
    <message>
        <source>The first line of %1 is longer than 1 MB; this is no table of measurements.</source>
        <translation>La première ligne de %1 dépasse 1&#x202f;Mo&#x202f;; ce n’est pas un tableau de mesures.</translation>
    </message>
    <message>
        <source>The first line of %1 names no columns separated by commas, semicolons or tabs; at least a time and a value are needed.</source>
        <translation>La première ligne de %1 ne nomme pas de colonnes séparées par virgules, points-virgules ou tabulations&#x202f;; il faut au moins un temps et une valeur.</translation>
    </message>
    <message>
        <source>The glycol properties at %1 % and %2 °C lie outside the measurements behind them (15 to 57 %, up to 40 °C).</source>
        <translation>Les propriétés du glycol à %1&#x202f;% et %2&#x202f;°C sont hors des mesures qui les fondent (15 à 57&#x202f;%, jusqu’à 40&#x202f;°C).</translation>
    </message>
    <message>
        <source>The grid limit and the battery request must be finite numbers; check the events.</source>
        <translation>La limite du réseau et la demande aux batteries doivent être des nombres finis&#x202f;; vérifiez les événements.</translation>
    </message>
    <message>
        <source>The layout has no campus “%1”.</source>
        <translation>L’implantation n’a pas de campus «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The layout has no place for %1 on the campus “%2”.</source>
        <translation>L’implantation n’a pas de place pour %1 sur le campus «&#x202f;%2&#x202f;».</translation>
    </message>
    <message>
        <source>The parameter “%1” is %2 %3; it must lie between %4 and %5.</source>
        <translation>Le paramètre «&#x202f;%1&#x202f;» vaut %2 %3&#x202f;; il doit être entre %4 et %5.</translation>
    </message>
    <message>
        <source>The parameter “%1” is missing from the catalogue; reinstall the program or mend the preset.</source>
        <translation>Le paramètre «&#x202f;%1&#x202f;» manque au catalogue&#x202f;; réinstallez le programme ou corrigez le préréglage.</translation>
    </message>
    <message>
        <source>The parameter “%1” must be a finite number.</source>
        <translation>Le paramètre «&#x202f;%1&#x202f;» doit être un nombre fini.</translation>
    </message>
    <message>
        <source>The picture %1 could not be written; check the folder and the free space.</source>
        <translation>L’image %1 n’a pas pu être écrite&#x202f;; vérifiez le dossier et la place libre.</translation>
    </message>
    <message>
        <source>The place for %1 on the campus “%2” holds %3 units; %4 are asked for.</source>
        <translation>La place de %1 sur le campus «&#x202f;%2&#x202f;» contient %3 unités&#x202f;; %4 sont demandées.</translation>
    </message>
    <message>
        <source>The place is not a number; point at a place in the hall.</source>
        <translation>L’emplacement n’est pas un nombre&#x202f;; pointez un endroit de la salle.</translation>
    </message>
    <message>
        <source>The plant unit %1 is of a type that the catalogue does not have; replace or remove it.</source>
        <translation>L’unité %1 est d’un type que le catalogue n’a pas&#x202f;; remplacez-la ou retirez-la.</translation>
    </message>
    <message>
        <source>The plant&apos;s rack arrays differ in length; compile the site again.</source>
        <translation>Les tableaux de baies de l’installation diffèrent en longueur&#x202f;; recompilez le site.</translation>
    </message>
    <message>
        <source>The plant&apos;s state belongs to another plant; settle it again before stepping.</source>
        <translation>L’état appartient à une autre installation&#x202f;; établissez-le à nouveau avant d’avancer.</translation>
    </message>
    <message>
        <source>The project was not saved to “%1”: %2. Check the disk or choose another place; the file that was there before is unchanged.</source>
        <translation>Le projet n’a pas été enregistré dans «&#x202f;%1&#x202f;»&#x202f;: %2. Vérifiez le disque ou choisissez un autre emplacement&#x202f;; le fichier qui y était est inchangé.</translation>
    </message>
    <message>
        <source>The project was not saved to “%1”: %2. Undo the last change and save again.</source>
        <translation>Le projet n’a pas été enregistré dans «&#x202f;%1&#x202f;»&#x202f;: %2. Annulez la dernière modification et enregistrez à nouveau.</translation>
    </message>
    <message>
        <source>The project was not saved: the disk of “%1” is full. Free some space and save again; the file that was there before is unchanged.</source>
        <translation>Le projet n’a pas été enregistré&#x202f;: le disque de «&#x202f;%1&#x202f;» est plein. Libérez de la place et enregistrez à nouveau&#x202f;; le fichier qui y était est inchangé.</translation>
    </message>
    <message>
        <source>The project was not saved: “%1” cannot be written. Check that its folder exists and may be written, or choose another place.</source>
        <translation>Le projet n’a pas été enregistré&#x202f;: «&#x202f;%1&#x202f;» ne peut pas être écrit. Vérifiez que son dossier existe et accepte l’écriture, ou choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>The project “%1” cannot be read; check that you have the right to.</source>
        <translation>Le projet «&#x202f;%1&#x202f;» ne peut pas être lu&#x202f;; vérifiez que vous en avez le droit.</translation>
    </message>
    <message>
        <source>The project “%1” does not exist; check the path.</source>
        <translation>Le projet «&#x202f;%1&#x202f;» n’existe pas&#x202f;; vérifiez le chemin.</translation>
    </message>
    <message>
        <source>The project “%1” is cut off: %2 of %3 bytes are there. Restore it from a copy.</source>
        <translation>Le projet «&#x202f;%1&#x202f;» est tronqué&#x202f;: %2 octets sur %3 sont là. Restaurez-le depuis une copie.</translation>
    </message>
    <message>
        <source>The project “%1” is damaged or cannot be read (%2). Restore it from a copy.</source>
        <translation>Le projet «&#x202f;%1&#x202f;» est endommagé ou illisible (%2). Restaurez-le depuis une copie.</translation>
    </message>
    <message>
        <source>The project “%1” is damaged: %2. Restore it from a copy.</source>
        <translation>Le projet «&#x202f;%1&#x202f;» est endommagé&#x202f;: %2. Restaurez-le depuis une copie.</translation>
    </message>
    <message>
        <source>The project “%1” is empty; restore it from a copy.</source>
        <translation>Le projet «&#x202f;%1&#x202f;» est vide&#x202f;; restaurez-le depuis une copie.</translation>
    </message>
    <message>
        <source>The project “%1” uses equipment “%2”, which this version of the program does not know; update the program or remove it from the project with the version that made it.</source>
        <translation>Le projet «&#x202f;%1&#x202f;» utilise l’équipement «&#x202f;%2&#x202f;», que cette version du programme ne connaît pas&#x202f;; mettez le programme à jour ou retirez-le du projet avec la version qui l’a fait.</translation>
    </message>
    <message>
        <source>The rack %1 is of a type that the catalogue does not have; replace or remove it.</source>
        <translation>La baie %1 est d’un type que le catalogue n’a pas&#x202f;; remplacez-la ou retirez-la.</translation>
    </message>
    <message>
        <source>The racks would block the aisle beside %1: %2 m left, %3 m needed.</source>
        <translation>Les baies bloqueraient l’allée à côté de %1&#x202f;: il resterait %2&#x202f;m, il en faut %3.</translation>
    </message>
    <message>
        <source>The racks would block the aisle between %1 and %2: %3 m left, %4 m needed.</source>
        <translation>Les baies bloqueraient l’allée entre %1 et %2&#x202f;: il resterait %3&#x202f;m, il en faut %4.</translation>
    </message>
    <message>
        <source>The racks would leave %1 by %2 m.</source>
        <translation>Les baies sortiraient de %1 de %2&#x202f;m.</translation>
    </message>
    <message>
        <source>The racks would stand %1 m from the edge of %2; %3 m are needed.</source>
        <translation>Les baies seraient à %1&#x202f;m du bord de %2&#x202f;; il faut %3&#x202f;m.</translation>
    </message>
    <message>
        <source>The racks would stand across a cross aisle of %1; ask for fewer of them.</source>
        <translation>Les baies seraient en travers d’une allée transversale de %1&#x202f;; demandez-en moins.</translation>
    </message>
    <message>
        <source>The recording %1 has no block %2 for frames.</source>
        <translation>L’enregistrement %1 n’a pas de bloc %2 pour des trames.</translation>
    </message>
    <message>
        <source>The recording %1 has no block %2.</source>
        <translation>L’enregistrement %1 n’a pas de bloc %2.</translation>
    </message>
    <message>
        <source>The recording %1 has no channel %2.</source>
        <translation>L’enregistrement %1 n’a pas de voie %2.</translation>
    </message>
    <message>
        <source>The recording %1 is cut off after %2 bytes and holds nothing that can be read. Restore it from a copy.</source>
        <translation>L’enregistrement %1 est tronqué après %2 octets et n’a rien de lisible. Restaurez-le depuis une copie.</translation>
    </message>
    <message>
        <source>The recording %1 is damaged beyond use (%2). Restore it from a copy.</source>
        <translation>L’enregistrement %1 est endommagé et inutilisable (%2). Restaurez-le depuis une copie.</translation>
    </message>
    <message>
        <source>The recording %1 is damaged beyond use: its table of %2 is lost. Restore it from a copy.</source>
        <translation>L’enregistrement %1 est endommagé et inutilisable&#x202f;: sa table %2 est perdue. Restaurez-le depuis une copie.</translation>
    </message>
    <message>
        <source>The recording %1 is damaged beyond use: none of its channels can be read. Restore it from a copy.</source>
        <translation>L’enregistrement %1 est endommagé et inutilisable&#x202f;: aucune de ses voies n’est lisible. Restaurez-le depuis une copie.</translation>
    </message>
    <message>
        <source>The recording %1 is damaged: it has no format version. Restore it from a copy.</source>
        <translation>L’enregistrement %1 est endommagé&#x202f;: il n’a pas de version de format. Restaurez-le depuis une copie.</translation>
    </message>
    <message>
        <source>The recording %1 is empty. Choose another file.</source>
        <translation>L’enregistrement %1 est vide. Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>The recording %1 is finished; nothing can be added to it.</source>
        <translation>L’enregistrement %1 est terminé&#x202f;; rien ne peut y être ajouté.</translation>
    </message>
    <message>
        <source>The recording %1 was made by a newer version of Memphis Twin (format %2, this program reads up to %3). Update the program.</source>
        <translation>L’enregistrement %1 vient d’une version plus récente de Memphis Twin (format %2, ce programme lit jusqu’à %3). Mettez le programme à jour.</translation>
    </message>
    <message>
        <source>The recording cannot be put at %1 (%2); check the folder and try again.</source>
        <translation>L’enregistrement ne peut pas être mis à %1 (%2)&#x202f;; vérifiez le dossier et réessayez.</translation>
    </message>
    <message>
        <source>The recording would overwrite the file it is made from, %1; choose another name.</source>
        <translation>L’enregistrement écraserait le fichier dont il vient, %1&#x202f;; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The report cannot be drawn: the PDF writer did not start; free some memory and try again.</source>
        <translation>Le rapport ne peut pas être dessiné&#x202f;: l’écriture PDF n’a pas démarré&#x202f;; libérez de la mémoire et réessayez.</translation>
    </message>
    <message>
        <source>The report cannot be written further: the PDF writer refused a new page; check the disk.</source>
        <translation>Le rapport ne peut pas continuer&#x202f;: l’écriture PDF a refusé une nouvelle page&#x202f;; vérifiez le disque.</translation>
    </message>
    <message>
        <source>The report could not be written to “%1” (%2); choose another folder or free some space.</source>
        <translation>Le rapport n’a pas pu être écrit dans «&#x202f;%1&#x202f;» (%2)&#x202f;; choisissez un autre dossier ou libérez de la place.</translation>
    </message>
    <message>
        <source>The report needs fonts, which this program has not loaded; start it through memphis-twin or memphis-twin-cli.</source>
        <translation>Le rapport demande des polices que ce programme n’a pas chargées&#x202f;; lancez-le par memphis-twin ou memphis-twin-cli.</translation>
    </message>
    <message>
        <source>The row is not in %1; choose one of its rows.</source>
        <translation>La rangée n’est pas dans %1&#x202f;; choisissez une de ses rangées.</translation>
    </message>
    <message>
        <source>The scale must be a number other than 0.</source>
        <translation>L’échelle doit être un nombre autre que 0.</translation>
    </message>
    <message>
        <source>The scenario “%1” takes its weather from a file but names none; choose an .epw file.</source>
        <translation>Le scénario «&#x202f;%1&#x202f;» prend sa météo d’un fichier mais n’en nomme pas&#x202f;; choisissez un fichier .epw.</translation>
    </message>
    <message>
        <source>The scenario “%1” takes its workload from a file but names none; choose a CSV file.</source>
        <translation>Le scénario «&#x202f;%1&#x202f;» prend sa charge d’un fichier mais n’en nomme pas&#x202f;; choisissez un fichier CSV.</translation>
    </message>
    <message>
        <source>The servers are counted from 0.</source>
        <translation>Les serveurs sont comptés à partir de 0.</translation>
    </message>
    <message>
        <source>The site cannot hold more than %1 rows.</source>
        <translation>Le site ne peut pas contenir plus de %1 rangées.</translation>
    </message>
    <message>
        <source>The table %1 has no column “%2”.</source>
        <translation>Le tableau %1 n’a pas de colonne «&#x202f;%2&#x202f;».</translation>
    </message>
    <message>
        <source>The table %1 is empty.</source>
        <translation>Le tableau %1 est vide.</translation>
    </message>
    <message>
        <source>The texts of the language “%1” are missing from the program; reinstall it.</source>
        <translation>Les textes de la langue «&#x202f;%1&#x202f;» manquent au programme&#x202f;; réinstallez-le.</translation>
    </message>
    <message>
        <source>The time %1 ns cannot be recorded in %2: it lies more than 146 years from 1970. Check the unit of the times.</source>
        <translation>L’instant %1&#x202f;ns ne peut pas être enregistré dans %2&#x202f;: il est à plus de 146&#x202f;ans de 1970. Vérifiez l’unité des temps.</translation>
    </message>
    <message>
        <source>The times of “%1” are instants already; the start that was given is not used.</source>
        <translation>Les temps de «&#x202f;%1&#x202f;» sont déjà des instants&#x202f;; le début donné n’est pas utilisé.</translation>
    </message>
    <message>
        <source>The weather (%1 °C dry bulb, %2 °C wet bulb) lies outside -80 to 70 °C; check the weather file or the numbers given.</source>
        <translation>La météo (%1&#x202f;°C sèche, %2&#x202f;°C humide) est hors de -80 à 70&#x202f;°C&#x202f;; vérifiez le fichier météo ou les nombres donnés.</translation>
    </message>
    <message>
        <source>The wet bulb (%1 °C) is above the dry bulb (%2 °C); give a wet bulb at or below the dry bulb.</source>
        <translation>La température humide (%1&#x202f;°C) dépasse la sèche (%2&#x202f;°C)&#x202f;; donnez une température humide au plus égale à la sèche.</translation>
    </message>
    <message>
        <source>The wet bulb (%1 °C) is lower than even dry air has at a dry bulb of %2 °C; give at least %3 °C.</source>
        <translation>La température humide (%1&#x202f;°C) est plus basse que celle de l’air sec à %2&#x202f;°C&#x202f;; donnez au moins %3&#x202f;°C.</translation>
    </message>
    <message>
        <source>The workload phase that begins at %1 ends at %2; give it a later end.</source>
        <translation>La phase de charge qui commence à %1 finit à %2&#x202f;; donnez-lui une fin plus tardive.</translation>
    </message>
    <message>
        <source>The workload phase that begins at %1 has no intensity between 0 and 2; correct it.</source>
        <translation>La phase de charge qui commence à %1 n’a pas d’intensité entre 0 et 2&#x202f;; corrigez-la.</translation>
    </message>
    <message>
        <source>The workload phases that begin at %1 and %2 overlap; end the first before the second begins.</source>
        <translation>Les phases de charge qui commencent à %1 et %2 se chevauchent&#x202f;; terminez la première avant le début de la seconde.</translation>
    </message>
    <message>
        <source>The workload trace holds no point; give at least one.</source>
        <translation>La trace de charge n’a aucun point&#x202f;; donnez-en au moins un.</translation>
    </message>
    <message>
        <source>There is no asset “%1” in this site; names look like H2-R07-12.</source>
        <translation>Il n’y a pas d’équipement «&#x202f;%1&#x202f;» sur ce site&#x202f;; les noms ressemblent à H2-R07-12.</translation>
    </message>
    <message>
        <source>There is no hall number %1; the site has %2 halls.</source>
        <translation>Il n’y a pas de salle numéro %1&#x202f;; le site a %2 salles.</translation>
    </message>
    <message>
        <source>There is no language “%1”; use %2.</source>
        <translation>Il n’y a pas de langue «&#x202f;%1&#x202f;»&#x202f;; utilisez %2.</translation>
    </message>
    <message>
        <source>There is no liquid water at %1 °C and %2 Pa; give finite numbers and a pressure above zero.</source>
        <translation>Il n’y a pas d’eau liquide à %1&#x202f;°C et %2&#x202f;Pa&#x202f;; donnez des nombres finis et une pression positive.</translation>
    </message>
    <message>
        <source>There is no month %1; give a month from 1 to 12.</source>
        <translation>Il n’y a pas de mois %1&#x202f;; donnez un mois de 1 à 12.</translation>
    </message>
    <message>
        <source>There is no plant to simulate.</source>
        <translation>Il n’y a pas d’installation à simuler.</translation>
    </message>
    <message>
        <source>There is no plant unit type “%1”; known are %2.</source>
        <translation>Il n’y a pas de type d’unité «&#x202f;%1&#x202f;»&#x202f;; on connaît %2.</translation>
    </message>
    <message>
        <source>There is no preset “%1”; choose one of %2.</source>
        <translation>Il n’y a pas de préréglage «&#x202f;%1&#x202f;»&#x202f;; choisissez parmi %2.</translation>
    </message>
    <message>
        <source>There is no rack type number %1; the catalogue has %2.</source>
        <translation>Il n’y a pas de type de baie numéro %1&#x202f;; le catalogue en a %2.</translation>
    </message>
    <message>
        <source>There is no rack type “%1”; known are %2.</source>
        <translation>Il n’y a pas de type de baie «&#x202f;%1&#x202f;»&#x202f;; on connaît %2.</translation>
    </message>
    <message>
        <source>There is no recording %1. Check the path.</source>
        <translation>Il n’y a pas d’enregistrement %1. Vérifiez le chemin.</translation>
    </message>
    <message>
        <source>There is no such row; choose one of the hall&apos;s rows.</source>
        <translation>Cette rangée n’existe pas&#x202f;; choisissez une rangée de la salle.</translation>
    </message>
    <message>
        <source>There is no view “%1”; there is: %2.</source>
        <translation>Il n’y a pas de vue «&#x202f;%1&#x202f;»&#x202f;; il y a&#x202f;: %2.</translation>
    </message>
    <message>
        <source>There is not enough memory for the report; close other programs and try again.</source>
        <translation>Il n’y a pas assez de mémoire pour le rapport&#x202f;; fermez d’autres programmes et réessayez.</translation>
    </message>
    <message>
        <source>Time 0 is %1, from t0_unix_ms of the JSON file beside %2.</source>
        <translation>Le temps 0 est %1, d’après t0_unix_ms du fichier JSON à côté de %2.</translation>
    </message>
    <message>
        <source>Time 0 is taken as %1 UTC from the name of %2; give a start if that is wrong.</source>
        <translation>Le temps 0 est pris comme %1 UTC d’après le nom de %2&#x202f;; donnez un début si c’est faux.</translation>
    </message>
    <message>
        <source>Two of the racks would stand at %1.</source>
        <translation>Deux des baies seraient à %1.</translation>
    </message>
    <message>
        <source>it has no key</source>
        <translation>elle n’a pas de clé</translation>
    </message>
    <message>
        <source>it has too few columns</source>
        <translation>elle a trop peu de colonnes</translation>
    </message>
    <message>
        <source>its time cannot be read</source>
        <translation>son temps est illisible</translation>
    </message>
    <message>
        <source>“%1” and “%2” of %3 would both become %4; give each its own name.</source>
        <translation>«&#x202f;%1&#x202f;» et «&#x202f;%2&#x202f;» de %3 deviendraient tous deux %4&#x202f;; donnez à chacun son nom.</translation>
    </message>
    <message>
        <source>“%1” breaks off in line %2, after %3 of 8760 hourly rows; copy or download the whole file again.</source>
        <translation>«&#x202f;%1&#x202f;» s’arrête à la ligne %2, après %3 des 8760 lignes horaires&#x202f;; copiez ou téléchargez à nouveau le fichier entier.</translation>
    </message>
    <message>
        <source>“%1” does not name the first rack of an array; write it as array:H1-R01-01.</source>
        <translation>«&#x202f;%1&#x202f;» ne nomme pas la première baie d’un groupe&#x202f;; écrivez array:H1-R01-01.</translation>
    </message>
    <message>
        <source>“%1” ends after %2 of the 8 header lines of an EPW weather file; copy or download the whole file again.</source>
        <translation>«&#x202f;%1&#x202f;» finit après %2 des 8 lignes d’en-tête d’un fichier météo EPW&#x202f;; copiez ou téléchargez à nouveau le fichier entier.</translation>
    </message>
    <message>
        <source>“%1” goes up to %2 and is read as percent.</source>
        <translation>«&#x202f;%1&#x202f;» va jusqu’à %2 et est lu en pour cent.</translation>
    </message>
    <message>
        <source>“%1” has %2 hourly rows where an EPW has 8760, or 8784 in a leap year (line %3 does not follow on the line before); get the complete file.</source>
        <translation>«&#x202f;%1&#x202f;» a %2 lignes horaires là où un EPW en a 8760, ou 8784 une année bissextile (la ligne %3 ne suit pas la précédente)&#x202f;; procurez-vous le fichier complet.</translation>
    </message>
    <message>
        <source>“%1” has %2 hourly rows where an EPW has 8760, or 8784 in a leap year; get the complete file.</source>
        <translation>«&#x202f;%1&#x202f;» a %2 lignes horaires là où un EPW en a 8760, ou 8784 une année bissextile&#x202f;; procurez-vous le fichier complet.</translation>
    </message>
    <message>
        <source>“%1” has a header but no rows; export it again with its values.</source>
        <translation>«&#x202f;%1&#x202f;» a un en-tête mais pas de lignes&#x202f;; exportez-le à nouveau avec ses valeurs.</translation>
    </message>
    <message>
        <source>“%1” has no global radiation in %2 hours; the model does not use it.</source>
        <translation>«&#x202f;%1&#x202f;» n’a pas de rayonnement global pour %2 heures&#x202f;; le modèle ne l’utilise pas.</translation>
    </message>
    <message>
        <source>“%1” has no place for the asset&apos;s text; write {} where it goes, as in rack:H1-R01-{}.</source>
        <translation>«&#x202f;%1&#x202f;» n’a pas de place pour le texte de l’équipement&#x202f;; écrivez {} à son endroit, comme dans rack:H1-R01-{}.</translation>
    </message>
    <message>
        <source>“%1” holds more than %2 samples; use a shorter or thinner trace.</source>
        <translation>«&#x202f;%1&#x202f;» contient plus de %2 échantillons&#x202f;; utilisez une trace plus courte ou moins dense.</translation>
    </message>
    <message>
        <source>“%1” holds no header line; the first line must name the columns, as in “t_s,utilisation”.</source>
        <translation>«&#x202f;%1&#x202f;» n’a pas de ligne d’en-tête&#x202f;; la première ligne doit nommer les colonnes, comme «&#x202f;t_s,utilisation&#x202f;».</translation>
    </message>
    <message>
        <source>“%1” holds no value of %2 at all; choose another file.</source>
        <translation>«&#x202f;%1&#x202f;» n’a aucune valeur de %2&#x202f;; choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>“%1” is a database of another program, not a project; choose a file saved by this one (*.mtwin).</source>
        <translation>«&#x202f;%1&#x202f;» est une base de données d’un autre programme, pas un projet&#x202f;; choisissez un fichier enregistré par celui-ci (*.mtwin).</translation>
    </message>
    <message>
        <source>“%1” is a folder; choose a file inside it.</source>
        <translation>«&#x202f;%1&#x202f;» est un dossier&#x202f;; choisissez un fichier dedans.</translation>
    </message>
    <message>
        <source>“%1” is a folder; give the project a file name in it.</source>
        <translation>«&#x202f;%1&#x202f;» est un dossier&#x202f;; donnez au projet un nom de fichier dedans.</translation>
    </message>
    <message>
        <source>“%1” is a folder; name a project file (*.mtwin) in it.</source>
        <translation>«&#x202f;%1&#x202f;» est un dossier&#x202f;; nommez un fichier de projet (*.mtwin) dedans.</translation>
    </message>
    <message>
        <source>“%1” is a recording, not a project; open it as a recording.</source>
        <translation>«&#x202f;%1&#x202f;» est un enregistrement, pas un projet&#x202f;; ouvrez-le comme enregistrement.</translation>
    </message>
    <message>
        <source>“%1” is no server of an array of %2; its samples are left out.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un serveur d’un groupe de %2&#x202f;; ses échantillons sont omis.</translation>
    </message>
    <message>
        <source>“%1” is not a project of this program; choose a file saved by it (*.mtwin).</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un projet de ce programme&#x202f;; choisissez un fichier qu’il a enregistré (*.mtwin).</translation>
    </message>
    <message>
        <source>“%1” is not a text file: line %2 holds binary data; choose the file it was exported as text.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un fichier texte&#x202f;: la ligne %2 contient des données binaires&#x202f;; choisissez le fichier exporté en texte.</translation>
    </message>
    <message>
        <source>“%1” is not an EPW weather file: line %2 should begin with “%3” but reads “%4”; choose an .epw file.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un fichier météo EPW&#x202f;: la ligne %2 devrait commencer par «&#x202f;%3&#x202f;» mais contient «&#x202f;%4&#x202f;»&#x202f;; choisissez un fichier .epw.</translation>
    </message>
    <message>
        <source>“%1” was written by a newer version of the program (format %2, this one reads up to %3); update the program.</source>
        <translation>«&#x202f;%1&#x202f;» vient d’une version plus récente du programme (format %2, celui-ci lit jusqu’à %3)&#x202f;; mettez le programme à jour.</translation>
    </message>
    <message>
        <source>“%1”, line %2 has %3 columns where an EPW row has 35; get the file again (decimal commas also add columns).</source>
        <translation>«&#x202f;%1&#x202f;», la ligne %2 a %3 colonnes là où une ligne EPW en a 35&#x202f;; procurez-vous à nouveau le fichier (les virgules décimales ajoutent aussi des colonnes).</translation>
    </message>
    <message>
        <source>“%1”, line %2 has %3 fields where the header has %4; correct or remove the row (a file cut off ends so).</source>
        <translation>«&#x202f;%1&#x202f;», la ligne %2 a %3 champs là où l’en-tête en a %4&#x202f;; corrigez ou retirez la ligne (un fichier tronqué finit ainsi).</translation>
    </message>
    <message>
        <source>“%1”, line %2 is blank in the middle of the hourly rows; get the file again or remove the line.</source>
        <translation>«&#x202f;%1&#x202f;», la ligne %2 est vide au milieu des lignes horaires&#x202f;; procurez-vous à nouveau le fichier ou retirez la ligne.</translation>
    </message>
    <message>
        <source>“%1”, line %2 is for %3 where %4 should follow; the rows must run from 1 January hour 1 to 31 December hour 24 (month/day hour).</source>
        <translation>«&#x202f;%1&#x202f;», la ligne %2 est pour %3 là où %4 devrait suivre&#x202f;; les lignes doivent aller du 1er janvier heure 1 au 31 décembre heure 24 (mois/jour heure).</translation>
    </message>
    <message>
        <source>“%1”, line %2 names neither a utilisation nor a power column; call it utilisation, utilisation_percent, power_W or power_kW. The columns are: %3.</source>
        <translation>«&#x202f;%1&#x202f;», la ligne %2 ne nomme ni colonne d’utilisation ni de puissance&#x202f;; appelez-la utilisation, utilisation_percent, power_W ou power_kW. Les colonnes sont&#x202f;: %3.</translation>
    </message>
    <message>
        <source>“%1”, line %2 names no time column; call it t_s, t_ms or time. The columns are: %3.</source>
        <translation>«&#x202f;%1&#x202f;», la ligne %2 ne nomme pas de colonne de temps&#x202f;; appelez-la t_s, t_ms ou time. Les colonnes sont&#x202f;: %3.</translation>
    </message>
    <message>
        <source>“%1”, line %2, column %3: the %4 is %5, outside %6 to %7; correct the line or get the file again.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2, colonne %3&#x202f;: %4 vaut %5, hors de %6 à %7&#x202f;; corrigez la ligne ou procurez-vous à nouveau le fichier.</translation>
    </message>
    <message>
        <source>“%1”, line %2, column %3: the %4 is “%5”, which is not a number; correct the line or get the file again.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2, colonne %3&#x202f;: %4 est «&#x202f;%5&#x202f;», qui n’est pas un nombre&#x202f;; corrigez la ligne ou procurez-vous à nouveau le fichier.</translation>
    </message>
    <message>
        <source>“%1”, line %2, column %3: the %4 is “%5”; it must be a whole number from %6 to %7. Correct the line or get the file again.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2, colonne %3&#x202f;: %4 est «&#x202f;%5&#x202f;»&#x202f;; ce doit être un nombre entier de %6 à %7. Corrigez la ligne ou procurez-vous à nouveau le fichier.</translation>
    </message>
    <message>
        <source>“%1”, line %2: %3 is %4, above full utilisation; correct the row, or name the column utilisation_percent if it is in percent.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2&#x202f;: %3 vaut %4, au-dessus de la pleine utilisation&#x202f;; corrigez la ligne, ou nommez la colonne utilisation_percent si elle est en pour cent.</translation>
    </message>
    <message>
        <source>“%1”, line %2: %3 is %4, below zero; correct or remove the row.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2&#x202f;: %3 vaut %4, sous zéro&#x202f;; corrigez ou retirez la ligne.</translation>
    </message>
    <message>
        <source>“%1”, line %2: %3 is %4, more than 30 years from the first row; correct or remove the row.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2&#x202f;: %3 vaut %4, à plus de 30&#x202f;ans de la première ligne&#x202f;; corrigez ou retirez la ligne.</translation>
    </message>
    <message>
        <source>“%1”, line %2: %3 is missing for %4 hours from %5; at most 6 can be filled. Choose a complete file.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2&#x202f;: %3 manque pendant %4 heures à partir de %5&#x202f;; au plus 6 peuvent être comblées. Choisissez un fichier complet.</translation>
    </message>
    <message>
        <source>“%1”, line %2: %3 is “%4”, which is not a date and time such as 2025-07-15T14:00:00Z; correct or remove the row.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2&#x202f;: %3 est «&#x202f;%4&#x202f;», qui n’est pas une date et heure comme 2025-07-15T14:00:00Z&#x202f;; corrigez ou retirez la ligne.</translation>
    </message>
    <message>
        <source>“%1”, line %2: %3 is “%4”, which is not a number; correct or remove the row.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2&#x202f;: %3 est «&#x202f;%4&#x202f;», qui n’est pas un nombre&#x202f;; corrigez ou retirez la ligne.</translation>
    </message>
    <message>
        <source>“%1”, line %2: LOCATION has %3 fields where an EPW has 10; download the file again.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2&#x202f;: LOCATION a %3 champs là où un EPW en a 10&#x202f;; téléchargez à nouveau le fichier.</translation>
    </message>
    <message>
        <source>“%1”, line %2: the %3 of the location is “%4”; it must be a number from %5 to %6.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2&#x202f;: %3 du lieu est «&#x202f;%4&#x202f;»&#x202f;; ce doit être un nombre de %5 à %6.</translation>
    </message>
    <message>
        <source>“%1”, line %2: the file has “%3” records an hour; only hourly EPW files can be used.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2&#x202f;: le fichier a «&#x202f;%3&#x202f;» enregistrements par heure&#x202f;; seuls les EPW horaires sont utilisables.</translation>
    </message>
    <message>
        <source>“%1”, line %2: time goes back from the row before of %3 %4; sort the rows of each %3 by time.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2&#x202f;: le temps recule par rapport à la ligne précédente de %3 %4&#x202f;; triez les lignes de chaque %3 par temps.</translation>
    </message>
    <message>
        <source>“%1”, line %2: time goes back from the row before; sort the rows by time.</source>
        <translation>«&#x202f;%1&#x202f;», ligne %2&#x202f;: le temps recule par rapport à la ligne précédente&#x202f;; triez les lignes par temps.</translation>
    </message>
    <message>
        <source>“%1”: %2 was missing for %3 h from %4 and was filled from its neighbours.</source>
        <translation>«&#x202f;%1&#x202f;»&#x202f;: %2 manquait pendant %3&#x202f;h à partir de %4 et a été comblé d’après ses voisins.</translation>
    </message>
    <message>
        <source>“%1”: the dew point was above the dry bulb in %2 hours and was lowered to it.</source>
        <translation>«&#x202f;%1&#x202f;»&#x202f;: le point de rosée dépassait la température sèche pendant %2 heures et y a été ramené.</translation>
    </message>
    <message>
        <source>“%1”: the nodes have no common time; at no moment do half of the %2 nodes report. Check the time column.</source>
        <translation>«&#x202f;%1&#x202f;»&#x202f;: les nœuds n’ont pas de temps commun&#x202f;; à aucun moment la moitié des %2 nœuds ne rapporte. Vérifiez la colonne du temps.</translation>
    </message>
    <message>
        <source>%1 %2; correct the network.</source>
        <translation>%1 %2&#x202f;; corrigez le réseau.</translation>
    </message>
    <message>
        <source>%1 W cannot flow from a stream at %2 °C to one at %3 °C; heat flows from hot to cold.</source>
        <translation>%1&#x202f;W ne peuvent pas passer d’un flux à %2&#x202f;°C à un flux à %3&#x202f;°C&#x202f;; la chaleur va du chaud au froid.</translation>
    </message>
    <message>
        <source>%1 accelerators cannot read; give a number of zero or more.</source>
        <translation>%1 accélérateurs ne peuvent pas lire&#x202f;; donnez un nombre positif ou nul.</translation>
    </message>
    <message>
        <source>%1 cannot be read; check its permissions.</source>
        <translation>%1 ne peut pas être lu&#x202f;; vérifiez ses droits.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2). The recording was kept as %3.</source>
        <translation>%1 ne peut pas être écrit (%2). L’enregistrement a été gardé sous %3.</translation>
    </message>
    <message>
        <source>%1 has no zero-sequence impedance, which a study of three phases needs; add r0 and x0.</source>
        <translation>%1 n’a pas d’impédance homopolaire, qu’une étude triphasée exige&#x202f;; ajoutez r0 et x0.</translation>
    </message>
    <message>
        <source>%1 is a generic branch, which has no zero sequence; it can be studied in one phase only.</source>
        <translation>%1 est une branche générique, sans composante homopolaire&#x202f;; elle ne s’étudie qu’en monophasé.</translation>
    </message>
    <message>
        <source>%1 is no sound JSON (%2, byte %3); get the file again.</source>
        <translation>%1 n’est pas du JSON valable (%2, octet %3)&#x202f;; procurez-vous à nouveau le fichier.</translation>
    </message>
    <message>
        <source>A generation mix of %1 in all has no carbon intensity; give generation above zero.</source>
        <translation>Un mix de production de %1 au total n’a pas d’intensité carbone&#x202f;; donnez une production positive.</translation>
    </message>
    <message>
        <source>A heat exchanger cannot have a UA of %1 W/K; give zero or more.</source>
        <translation>Un échangeur ne peut pas avoir un UA de %1&#x202f;W/K&#x202f;; donnez une valeur positive ou nulle.</translation>
    </message>
    <message>
        <source>A heat exchanger with a UA of %1 W/K at flows of %2 and %3, a convection ratio of %4 and a wall share of %5 cannot be; give positive numbers and a wall share from 0 to 1.</source>
        <translation>Un échangeur d’UA %1&#x202f;W/K aux débits %2 et %3, de rapport de convection %4 et de part de paroi %5 est impossible&#x202f;; donnez des nombres positifs et une part de paroi de 0 à 1.</translation>
    </message>
    <message>
        <source>A stream of %1 W/K at %2 °C cannot enter a heat exchanger; give a flow of zero or more and a temperature.</source>
        <translation>Un flux de %1&#x202f;W/K à %2&#x202f;°C ne peut pas entrer dans un échangeur&#x202f;; donnez un débit positif ou nul et une température.</translation>
    </message>
    <message>
        <source>Both streams of a heat exchanger change phase; its effectiveness is not defined. Give one a finite flow.</source>
        <translation>Les deux flux d’un échangeur changent de phase&#x202f;; son efficacité n’est pas définie. Donnez à l’un un débit fini.</translation>
    </message>
    <message>
        <source>Flows of %1 and %2 cannot pass a heat exchanger; give zero or more.</source>
        <translation>Des débits de %1 et %2 ne peuvent pas traverser un échangeur&#x202f;; donnez des valeurs positives ou nulles.</translation>
    </message>
    <message>
        <source>Frames every %1 s cannot be recorded; choose a number of seconds above 0.</source>
        <translation>Des trames toutes les %1&#x202f;s ne peuvent pas être enregistrées&#x202f;; choisissez un nombre de secondes positif.</translation>
    </message>
    <message>
        <source>No readable weather file (EPW) lies beside %1; put the file it describes into the same folder.</source>
        <translation>Aucun fichier météo (EPW) lisible à côté de %1&#x202f;; mettez le fichier qu’il décrit dans le même dossier.</translation>
    </message>
    <message>
        <source>Storage cannot deliver %1 bytes/s; give zero or more.</source>
        <translation>Le stockage ne peut pas livrer %1 octets/s&#x202f;; donnez une valeur positive ou nulle.</translation>
    </message>
    <message>
        <source>The power flow did not converge: after %1 iterations %2 power at %3 is still %4 %5 off its balance; less load, or a stronger connection, is needed there.</source>
        <translation>Le calcul de répartition n’a pas convergé&#x202f;: après %1 itérations, la puissance %2 à %3 est encore à %4 %5 de l’équilibre&#x202f;; il y faut moins de charge ou une liaison plus forte.</translation>
    </message>
    <message>
        <source>The power flow has nothing to solve: no bus is connected to a source.</source>
        <translation>Le calcul de répartition n’a rien à résoudre&#x202f;: aucun nœud n’est relié à une source.</translation>
    </message>
    <message>
        <source>The simulation of %1 gave no state.</source>
        <translation>La simulation de %1 n’a donné aucun état.</translation>
    </message>
    <message>
        <source>The tap changer %1 hunts: its voltage jumps across the band of %2 V with every step; widen the band.</source>
        <translation>Le régleur en charge %1 oscille&#x202f;: sa tension saute par-dessus la bande de %2&#x202f;V à chaque pas&#x202f;; élargissez la bande.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 ne peut pas être lu&#x202f;: %2.</translation>
    </message>
    <message>
        <source>%1 does not say in “%2” whether it is y or d.</source>
        <translation>%1 ne dit pas dans «&#x202f;%2&#x202f;» s’il est y ou d.</translation>
    </message>
    <message>
        <source>%1 gives the solution of another number of buses than it has.</source>
        <translation>%1 donne la solution d’un autre nombre de nœuds qu’il n’en a.</translation>
    </message>
    <message>
        <source>%1 gives “%2” of “%3” for %4 phases where %5 are needed.</source>
        <translation>%1 donne «&#x202f;%2&#x202f;» de «&#x202f;%3&#x202f;» pour %4 phases là où il en faut %5.</translation>
    </message>
    <message>
        <source>%1 has a component “%2” that is no list; the file is damaged.</source>
        <translation>%1 a un composant «&#x202f;%2&#x202f;» qui n’est pas une liste&#x202f;; le fichier est endommagé.</translation>
    </message>
    <message>
        <source>%1 has a row of “%2” that does not fit the attributes declared for it.</source>
        <translation>%1 a une ligne de «&#x202f;%2&#x202f;» qui ne correspond pas aux attributs déclarés.</translation>
    </message>
    <message>
        <source>%1 has a row of “%2” that is neither an object nor a list.</source>
        <translation>%1 a une ligne de «&#x202f;%2&#x202f;» qui n’est ni un objet ni une liste.</translation>
    </message>
    <message>
        <source>%1 has a tolerance that is not a number from 0 up.</source>
        <translation>%1 a une tolérance qui n’est pas un nombre positif ou nul.</translation>
    </message>
    <message>
        <source>%1 has a transformer connection other than YY, YD, DY or DD.</source>
        <translation>%1 a un couplage de transformateur autre que YY, YD, DY ou DD.</translation>
    </message>
    <message>
        <source>%1 has a transformer impedance that is neither a number nor sqrt(a^2+b^2).</source>
        <translation>%1 a une impédance de transformateur qui n’est ni un nombre ni sqrt(a^2+b^2).</translation>
    </message>
    <message>
        <source>%1 has an impossible impedance; correct the fault.</source>
        <translation>%1 a une impédance impossible&#x202f;; corrigez le défaut.</translation>
    </message>
    <message>
        <source>%1 has no %2, or something that cannot be read as it; the file is cut off or damaged.</source>
        <translation>%1 n’a pas de %2, ou quelque chose qui ne se lit pas comme tel&#x202f;; le fichier est tronqué ou endommagé.</translation>
    </message>
    <message>
        <source>%1 has no components in its data; the file is cut off or damaged.</source>
        <translation>%1 n’a pas de composants dans ses données&#x202f;; le fichier est tronqué ou endommagé.</translation>
    </message>
    <message>
        <source>%1 has no reference bus with a generator in service, so its power flow has no solution.</source>
        <translation>%1 n’a pas de nœud bilan avec un générateur en service&#x202f;; son calcul de répartition n’a donc pas de solution.</translation>
    </message>
    <message>
        <source>%1 has results of %2 scenarios but changes for %3.</source>
        <translation>%1 a des résultats de %2 scénarios mais des changements pour %3.</translation>
    </message>
    <message>
        <source>%1 has the power factor %2, which must lie between 0 and 1.</source>
        <translation>%1 a le facteur de puissance %2, qui doit être entre 0 et 1.</translation>
    </message>
    <message>
        <source>%1 has two buses of the number %2.</source>
        <translation>%1 a deux nœuds du numéro %2.</translation>
    </message>
    <message>
        <source>%1 is no JSON object: %2 at byte %3.</source>
        <translation>%1 n’est pas un objet JSON&#x202f;: %2 à l’octet %3.</translation>
    </message>
    <message>
        <source>%1 lies at a bus that does not exist; correct the fault.</source>
        <translation>%1 est à un nœud qui n’existe pas&#x202f;; corrigez le défaut.</translation>
    </message>
    <message>
        <source>%1 names phases that it cannot strike; correct the fault.</source>
        <translation>%1 nomme des phases qu’il ne peut pas toucher&#x202f;; corrigez le défaut.</translation>
    </message>
    <message>
        <source>%1 names the bus %2, which it does not have.</source>
        <translation>%1 nomme le nœud %2, qu’il n’a pas.</translation>
    </message>
    <message>
        <source>%1 needs three numbers in “%2”.</source>
        <translation>%1 demande trois nombres dans «&#x202f;%2&#x202f;».</translation>
    </message>
    <message>
        <source>%1 regulates something that is no transformer.</source>
        <translation>%1 règle quelque chose qui n’est pas un transformateur.</translation>
    </message>
    <message>
        <source>%1 says that it is a batch and holds no list of scenarios.</source>
        <translation>%1 dit être un lot et n’a pas de liste de scénarios.</translation>
    </message>
    <message>
        <source>A component%1 lacks its “%2”.</source>
        <translation>Un composant%1 n’a pas son «&#x202f;%2&#x202f;».</translation>
    </message>
    <message>
        <source>A fault has the type %1, which is not known.</source>
        <translation>Un défaut est du type %1, inconnu.</translation>
    </message>
    <message>
        <source>A load or generator gives active and reactive power for different numbers of phases.</source>
        <translation>Une charge ou un générateur donne les puissances active et réactive pour des nombres de phases différents.</translation>
    </message>
    <message>
        <source>A load or generator has the type %1, which is not known.</source>
        <translation>Une charge ou un générateur est du type %1, inconnu.</translation>
    </message>
    <message>
        <source>A scenario changes a “%1” that the grid does not have.</source>
        <translation>Un scénario change un «&#x202f;%1&#x202f;» que le réseau n’a pas.</translation>
    </message>
    <message>
        <source>A scenario changes “%1”, which the grid does not have.</source>
        <translation>Un scénario change «&#x202f;%1&#x202f;», que le réseau n’a pas.</translation>
    </message>
    <message>
        <source>A transformer has the winding type %1, which is not known.</source>
        <translation>Un transformateur a le type d’enroulement %1, inconnu.</translation>
    </message>
    <message>
        <source>A voltage regulator holds the voltage by something that is no generator.</source>
        <translation>Un régulateur de tension tient la tension par quelque chose qui n’est pas un générateur.</translation>
    </message>
    <message>
        <source>The grid refers to the %1 with the id %2, which it does not have.</source>
        <translation>Le réseau renvoie à %1 d’identifiant %2, qu’il n’a pas.</translation>
    </message>
    <message>
        <source>The short circuit has no solution: a fault without impedance lies at an ideal source, or two faults at one bus exclude each other.</source>
        <translation>Le court-circuit n’a pas de solution&#x202f;: un défaut sans impédance est à une source idéale, ou deux défauts au même nœud s’excluent.</translation>
    </message>
    <message>
        <source>The short-circuit levels have no solution: a part of the network has nothing that drives a current.</source>
        <translation>Les niveaux de court-circuit n’ont pas de solution&#x202f;: une partie du réseau n’a rien qui y pousse un courant.</translation>
    </message>
    <message>
        <source>Two components have the id %1.</source>
        <translation>Deux composants ont l’identifiant %1.</translation>
    </message>
    <message>
        <source>%1 and %2 more are cut off from every supply: %3 kg/s asked for there cannot flow, %4 kg/s cannot be fed in.</source>
        <translation>%1 et %2 autres sont coupés de toute alimentation&#x202f;: %3&#x202f;kg/s demandés là ne peuvent pas s’écouler, %4&#x202f;kg/s ne peuvent pas être injectés.</translation>
    </message>
    <message>
        <source>%1 is given %2 kW of heat, but no water passes it.</source>
        <translation>%1 reçoit %2&#x202f;kW de chaleur, mais aucune eau n’y passe.</translation>
    </message>
    <message>
        <source>%1 is run past the end of its curve at %2 m³/h and lifts nothing.</source>
        <translation>%1 tourne au-delà de la fin de sa courbe, à %2&#x202f;m³/h, et ne relève plus rien.</translation>
    </message>
    <message>
        <source>%1 m³/s of air cannot take up the %2 W of this cooling tower&apos;s design; give more air or a larger approach.</source>
        <translation>%1&#x202f;m³/s d’air ne peuvent pas emporter les %2&#x202f;W nominaux de cette tour de refroidissement&#x202f;; donnez plus d’air ou une approche plus grande.</translation>
    </message>
    <message>
        <source>%1 needs at least two points, each with both values; it has %2 and %3 numbers.</source>
        <translation>%1 demande au moins deux points, chacun avec ses deux valeurs&#x202f;; il y a %2 et %3 nombres.</translation>
    </message>
    <message>
        <source>%1 of the pipe network ends at a junction that is not there.</source>
        <translation>%1 du réseau hydraulique finit à un nœud qui n’existe pas.</translation>
    </message>
    <message>
        <source>%1 of the pipe network starts and ends at the same junction; join two different ones.</source>
        <translation>%1 du réseau hydraulique commence et finit au même nœud&#x202f;; reliez-en deux différents.</translation>
    </message>
    <message>
        <source>%1 of the pipe network: %2 cannot be %3.</source>
        <translation>%1 du réseau hydraulique&#x202f;: %2 ne peut pas valoir %3.</translation>
    </message>
    <message>
        <source>%1 turns at %2 of its speed but moves nothing: the pressure against it is above its shut-off lift of %3 kPa.</source>
        <translation>%1 tourne à %2 de sa vitesse mais ne débite rien&#x202f;: la pression opposée dépasse sa hauteur à débit nul de %3&#x202f;kPa.</translation>
    </message>
    <message>
        <source>%1 works at %2 m³/h, beyond the points of its curve; its lift there is a straight line on.</source>
        <translation>%1 travaille à %2&#x202f;m³/h, au-delà des points de sa courbe&#x202f;; sa hauteur y est prolongée en ligne droite.</translation>
    </message>
    <message>
        <source>A GPU with a thermal resistance of %1 K/W cannot be; it must be above 0.</source>
        <translation>Un GPU de résistance thermique %1&#x202f;K/W est impossible&#x202f;; elle doit être supérieure à 0.</translation>
    </message>
    <message>
        <source>A converter with an efficiency of %1 and a fixed loss of %2 W cannot be; correct the power chain.</source>
        <translation>Un convertisseur de rendement %1 et de pertes fixes %2&#x202f;W est impossible&#x202f;; corrigez la chaîne d’alimentation.</translation>
    </message>
    <message>
        <source>A cooling loop for %1 units of %2 W at a wet bulb of %3 °C cannot be sized; give at least one unit, heat above 0 and a wet bulb below 27 °C, so that water below 32 °C can be made.</source>
        <translation>Une boucle de refroidissement pour %1 unités de %2&#x202f;W à une température humide de %3&#x202f;°C ne peut pas être dimensionnée&#x202f;; donnez au moins une unité, une chaleur supérieure à 0 et une température humide sous 27&#x202f;°C, pour obtenir de l’eau sous 32&#x202f;°C.</translation>
    </message>
    <message>
        <source>A cooling tower cannot be fed with %1 kg/s of water at %2 °C; give a flow of zero or more between 0 and 90 °C.</source>
        <translation>Une tour de refroidissement ne peut pas recevoir %1&#x202f;kg/s d’eau à %2&#x202f;°C&#x202f;; donnez un débit positif ou nul entre 0 et 90&#x202f;°C.</translation>
    </message>
    <message>
        <source>A cooling tower cannot hold %1 °C with fans no slower than %2; give a temperature and a share from 0 to 1.</source>
        <translation>Une tour de refroidissement ne peut pas tenir %1&#x202f;°C avec des ventilateurs à %2 au moins&#x202f;; donnez une température et une part de 0 à 1.</translation>
    </message>
    <message>
        <source>A cooling tower cannot keep %1 of its capacity without fans; give a share between 0 and 1.</source>
        <translation>Une tour de refroidissement ne peut pas garder %1 de sa capacité sans ventilateur&#x202f;; donnez une part entre 0 et 1.</translation>
    </message>
    <message>
        <source>A cooling tower cannot stand in air of %1 °C with a wet bulb of %2 °C at %3 Pa; check the weather.</source>
        <translation>Une tour de refroidissement ne peut pas être dans un air à %1&#x202f;°C de température humide %2&#x202f;°C sous %3&#x202f;Pa&#x202f;; vérifiez la météo.</translation>
    </message>
    <message>
        <source>A cooling tower of %1 m³/s of water, %2 m³/s of air, a range of %3 K, an approach of %4 K and a fan of %5 W cannot be; give positive numbers.</source>
        <translation>Une tour de refroidissement de %1&#x202f;m³/s d’eau, %2&#x202f;m³/s d’air, d’écart %3&#x202f;K, d’approche %4&#x202f;K et de ventilateur %5&#x202f;W est impossible&#x202f;; donnez des nombres positifs.</translation>
    </message>
    <message>
        <source>A dry cooler cannot hold a set point of %1 °C; give a temperature.</source>
        <translation>Un aéroréfrigérant sec ne peut pas tenir une consigne de %1&#x202f;°C&#x202f;; donnez une température.</translation>
    </message>
    <message>
        <source>A dry cooler cannot run with %1 kg/s of coolant at %2 °C, air of %3 °C and a fan speed of %4; give numbers, and a flow of zero or more.</source>
        <translation>Un aéroréfrigérant sec ne peut pas fonctionner avec %1&#x202f;kg/s de liquide à %2&#x202f;°C, un air à %3&#x202f;°C et une vitesse de ventilateur de %4&#x202f;; donnez des nombres et un débit positif ou nul.</translation>
    </message>
    <message>
        <source>A dry cooler of %1 W that cools from %2 to %3 °C in air of %4 °C with fans of %5 W cannot be; give a rating with air colder than the coolant.</source>
        <translation>Un aéroréfrigérant sec de %1&#x202f;W qui refroidit de %2 à %3&#x202f;°C dans un air à %4&#x202f;°C avec des ventilateurs de %5&#x202f;W est impossible&#x202f;; donnez un point nominal où l’air est plus froid que le liquide.</translation>
    </message>
    <message>
        <source>A fan cannot run at a speed of %1; give a share of full speed from 0 to 1.</source>
        <translation>Un ventilateur ne peut pas tourner à une vitesse de %1&#x202f;; donnez une part de la pleine vitesse de 0 à 1.</translation>
    </message>
    <message>
        <source>A fan power curve of %1 speeds and %2 powers cannot be used; give as many powers of zero or more as speeds, at least two, with speeds rising from 0 to 1.</source>
        <translation>Une courbe de puissance de ventilateur à %1 vitesses et %2 puissances est inutilisable&#x202f;; donnez autant de puissances positives ou nulles que de vitesses, au moins deux, les vitesses croissant de 0 à 1.</translation>
    </message>
    <message>
        <source>A fan speed outside 0 to 1 was asked for; the nearest end is used.</source>
        <translation>Une vitesse de ventilateur hors de 0 à 1 a été demandée&#x202f;; la borne la plus proche est utilisée.</translation>
    </message>
    <message>
        <source>A friction factor was asked for a Reynolds number of %1; it must be above zero.</source>
        <translation>Un coefficient de frottement a été demandé pour un nombre de Reynolds de %1&#x202f;; il doit être positif.</translation>
    </message>
    <message>
        <source>A line cannot be laid through %1 and %2 values; give at least two pairs.</source>
        <translation>Une droite ne peut pas passer par %1 et %2 valeurs&#x202f;; donnez au moins deux paires.</translation>
    </message>
    <message>
        <source>A line cannot be laid through values that are all at %1; give different ones.</source>
        <translation>Une droite ne peut pas passer par des valeurs toutes à %1&#x202f;; donnez-en de différentes.</translation>
    </message>
    <message>
        <source>A pipe through time cannot have %1 of %2.</source>
        <translation>Une conduite dans le temps ne peut pas avoir %1 de %2.</translation>
    </message>
    <message>
        <source>A pipe&apos;s roughness is %1 of its diameter; it must lie between 0 and 0.5.</source>
        <translation>La rugosité d’une conduite est de %1 de son diamètre&#x202f;; elle doit être entre 0 et 0,5.</translation>
    </message>
    <message>
        <source>A replay at %1 times real time in frames of %2 s is not possible; both must be above 0.</source>
        <translation>Un rejeu à %1 fois le temps réel en trames de %2&#x202f;s est impossible&#x202f;; les deux doivent être supérieurs à 0.</translation>
    </message>
    <message>
        <source>A replay in %1 frames is too long; choose longer frames or a higher speed.</source>
        <translation>Un rejeu en %1 trames est trop long&#x202f;; choisissez des trames plus longues ou une vitesse plus grande.</translation>
    </message>
    <message>
        <source>A state of charge of %1 cannot be; it must be from 0 to 1.</source>
        <translation>Un état de charge de %1 est impossible&#x202f;; il doit être de 0 à 1.</translation>
    </message>
    <message>
        <source>Heat that circulates in a closed loop of the pipe network is never taken out, so that its temperature has no limit; add what cools it.</source>
        <translation>La chaleur qui circule dans une boucle fermée du réseau hydraulique n’est jamais évacuée, sa température n’a donc pas de limite&#x202f;; ajoutez ce qui la refroidit.</translation>
    </message>
    <message>
        <source>No coil of any size gives %1 W with this much air; the rating needs more air or warmer coolant.</source>
        <translation>Aucune batterie d’échange, quelle que soit sa taille, ne donne %1&#x202f;W avec si peu d’air&#x202f;; le point nominal demande plus d’air ou un liquide plus chaud.</translation>
    </message>
    <message>
        <source>Pair %1 of the fit is no number; correct or remove it.</source>
        <translation>La paire %1 de l’ajustement n’est pas un nombre&#x202f;; corrigez-la ou retirez-la.</translation>
    </message>
    <message>
        <source>Pauses cannot be searched in samples of %1 s with a window of %2 s and a drop of %3; give a window of more than two samples and a drop between 0 and 1.</source>
        <translation>Les pauses ne peuvent pas être cherchées dans des échantillons de %1&#x202f;s avec une fenêtre de %2&#x202f;s et une chute de %3&#x202f;; donnez une fenêtre de plus de deux échantillons et une chute entre 0 et 1.</translation>
    </message>
    <message>
        <source>Point %1 of the states of charge is %2; it must be from 0 to 1.</source>
        <translation>Le point %1 des états de charge vaut %2&#x202f;; il doit être de 0 à 1.</translation>
    </message>
    <message>
        <source>Point %2 of %1 is no number or does not lie beyond the one before; give the points by rising flow.</source>
        <translation>Le point %2 de %1 n’est pas un nombre ou n’est pas au-delà du précédent&#x202f;; donnez les points par débit croissant.</translation>
    </message>
    <message>
        <source>Power %1 of the GPU is %2 W; it must be a number that is not negative.</source>
        <translation>La puissance %1 du GPU est de %2&#x202f;W&#x202f;; ce doit être un nombre positif ou nul.</translation>
    </message>
    <message>
        <source>Pump “%1” cannot be: flow %2 m³/s, lift %3 Pa, shut-off %4 times that, efficiency %5.</source>
        <translation>La pompe «&#x202f;%1&#x202f;» est impossible&#x202f;: débit %2&#x202f;m³/s, hauteur %3&#x202f;Pa, à débit nul %4 fois celle-ci, rendement %5.</translation>
    </message>
    <message>
        <source>Pump “%1” lifts %2 Pa at zero flow; a pump&apos;s curve starts above zero.</source>
        <translation>La pompe «&#x202f;%1&#x202f;» relève de %2&#x202f;Pa à débit nul&#x202f;; la courbe d’une pompe commence au-dessus de zéro.</translation>
    </message>
    <message>
        <source>Pump “%1” was asked for %2 m³/s against %3 Pa; both must be zero or more.</source>
        <translation>On a demandé à la pompe «&#x202f;%1&#x202f;» %2&#x202f;m³/s contre %3&#x202f;Pa&#x202f;; les deux doivent être positifs ou nuls.</translation>
    </message>
    <message>
        <source>Reading %1 of %2 has no time or no power; correct or remove it.</source>
        <translation>Le relevé %1 de %2 n’a pas de temps ou pas de puissance&#x202f;; corrigez-le ou retirez-le.</translation>
    </message>
    <message>
        <source>Reading %1 of %2 is earlier than the one before; sort the readings by time.</source>
        <translation>Le relevé %1 de %2 est antérieur au précédent&#x202f;; triez les relevés par temps.</translation>
    </message>
    <message>
        <source>Sample %1 of the power is no number; correct or remove it.</source>
        <translation>L’échantillon %1 de la puissance n’est pas un nombre&#x202f;; corrigez-le ou retirez-le.</translation>
    </message>
    <message>
        <source>The %1 is %2; it must be from 0 to 1.</source>
        <translation>La grandeur %1 vaut %2&#x202f;; elle doit être de 0 à 1.</translation>
    </message>
    <message>
        <source>The chiller curves “%1” give no capacity or no power at their own nominal temperatures; correct or leave out the set.</source>
        <translation>Les courbes du groupe froid «&#x202f;%1&#x202f;» ne donnent pas de capacité ou pas de puissance à leurs températures nominales&#x202f;; corrigez le jeu ou omettez-le.</translation>
    </message>
    <message>
        <source>The chiller curves “%1” have a %2 of %3, which cannot be; correct or leave out the set.</source>
        <translation>Les courbes du groupe froid «&#x202f;%1&#x202f;» ont %2 à %3, ce qui est impossible&#x202f;; corrigez le jeu ou omettez-le.</translation>
    </message>
    <message>
        <source>The chiller curves “%1” lack a coefficient; correct or leave out the set.</source>
        <translation>Il manque un coefficient aux courbes du groupe froid «&#x202f;%1&#x202f;»&#x202f;; corrigez le jeu ou omettez-le.</translation>
    </message>
    <message>
        <source>The chiller “%1” cannot carry %2 W at %3 °C leaving and %4 °C entering water; give numbers, and a load of zero or more.</source>
        <translation>Le groupe froid «&#x202f;%1&#x202f;» ne peut pas porter %2&#x202f;W à %3&#x202f;°C de sortie et %4&#x202f;°C d’entrée d’eau&#x202f;; donnez des nombres et une charge positive ou nulle.</translation>
    </message>
    <message>
        <source>The cooling loop cannot be stepped by %1 s at a wet bulb of %2 °C; give a time above 0 and a number.</source>
        <translation>La boucle de refroidissement ne peut pas avancer de %1&#x202f;s à une température humide de %2&#x202f;°C&#x202f;; donnez un temps supérieur à 0 et un nombre.</translation>
    </message>
    <message>
        <source>The cooling loop does not settle within two days: %1 still moves; check loads, sizes and controllers.</source>
        <translation>La boucle de refroidissement ne se stabilise pas en deux jours&#x202f;: %1 bouge encore&#x202f;; vérifiez charges, dimensions et régulateurs.</translation>
    </message>
    <message>
        <source>The cooling loop has a flow, volume, exchanger or tower of %1; each must be above 0.</source>
        <translation>La boucle de refroidissement a un débit, un volume, un échangeur ou une tour de %1&#x202f;; chacun doit être supérieur à 0.</translation>
    </message>
    <message>
        <source>The cooling loop has no cooling distribution unit or a valve that cannot close; correct it.</source>
        <translation>La boucle de refroidissement n’a pas de CDU ou a une vanne qui ne peut pas se fermer&#x202f;; corrigez-la.</translation>
    </message>
    <message>
        <source>The curve of pump “%1” has no power; give its power or its efficiency.</source>
        <translation>La courbe de la pompe «&#x202f;%1&#x202f;» n’a pas de puissance&#x202f;; donnez sa puissance ou son rendement.</translation>
    </message>
    <message>
        <source>The curve of pump “%1” is no polynomial; give its coefficients from the highest power down.</source>
        <translation>La courbe de la pompe «&#x202f;%1&#x202f;» n’est pas un polynôme&#x202f;; donnez ses coefficients par puissances décroissantes.</translation>
    </message>
    <message>
        <source>The curves of “%1” hold for chilled water from %2 to %3 °C; the nearest end is used.</source>
        <translation>Les courbes de «&#x202f;%1&#x202f;» valent pour une eau glacée de %2 à %3&#x202f;°C&#x202f;; la borne la plus proche est utilisée.</translation>
    </message>
    <message>
        <source>The curves of “%1” hold for condenser water from %2 to %3 °C; the nearest end is used.</source>
        <translation>Les courbes de «&#x202f;%1&#x202f;» valent pour une eau de condenseur de %2 à %3&#x202f;°C&#x202f;; la borne la plus proche est utilisée.</translation>
    </message>
    <message>
        <source>The heat load of cooling unit %1 is %2 W; it must be a number that is not negative.</source>
        <translation>La charge thermique de l’unité de refroidissement %1 est de %2&#x202f;W&#x202f;; ce doit être un nombre positif ou nul.</translation>
    </message>
    <message>
        <source>The pipe network was not solved in %1 steps; the worst is %2 with a mismatch of %3 Pa. Check the numbers there.</source>
        <translation>Le réseau hydraulique n’a pas été résolu en %1 pas&#x202f;; le pire est %2, avec un écart de %3&#x202f;Pa. Vérifiez les nombres à cet endroit.</translation>
    </message>
    <message>
        <source>The power chain has a count that cannot be; racks, chassis, nodes and rectifiers must be at least one.</source>
        <translation>La chaîne d’alimentation a un nombre impossible&#x202f;; baies, châssis, nœuds et redresseurs doivent être au moins un.</translation>
    </message>
    <message>
        <source>The power chain has a part whose power is negative or whose maximum is below idle; correct it.</source>
        <translation>La chaîne d’alimentation a un élément de puissance négative ou dont le maximum est sous le repos&#x202f;; corrigez-le.</translation>
    </message>
    <message>
        <source>The power curve of pump “%1” holds %2 W; a running pump&apos;s power is above zero.</source>
        <translation>La courbe de puissance de la pompe «&#x202f;%1&#x202f;» contient %2&#x202f;W&#x202f;; la puissance d’une pompe en marche est positive.</translation>
    </message>
    <message>
        <source>The power of %1 holds no reading, or not one power a time; give both for every reading.</source>
        <translation>La puissance de %1 n’a pas de relevé, ou pas une puissance par temps&#x202f;; donnez les deux pour chaque relevé.</translation>
    </message>
    <message>
        <source>The pressure curve of pump “%1” starts at a negative flow or lifts nothing at zero flow; check its points.</source>
        <translation>La courbe de pression de la pompe «&#x202f;%1&#x202f;» commence à un débit négatif ou ne relève rien à débit nul&#x202f;; vérifiez ses points.</translation>
    </message>
    <message>
        <source>The state or the loads of the cooling loop are for another number of units than %1; settle the loop again.</source>
        <translation>L’état ou les charges de la boucle de refroidissement sont pour un autre nombre d’unités que %1&#x202f;; stabilisez à nouveau la boucle.</translation>
    </message>
    <message>
        <source>The temperature of the GPU does not rise with its power, so no thermal resistance can be told; check the columns.</source>
        <translation>La température du GPU ne monte pas avec sa puissance, aucune résistance thermique ne peut donc être trouvée&#x202f;; vérifiez les colonnes.</translation>
    </message>
    <message>
        <source>The temperatures of a pipe network were asked for before its flows were found; solve the flows first.</source>
        <translation>Les températures d’un réseau hydraulique ont été demandées avant ses débits&#x202f;; résolvez d’abord les débits.</translation>
    </message>
    <message>
        <source>The tower&apos;s air flow is below %1 of design, where its UA curve begins; UA falls in a straight line to free convection.</source>
        <translation>Le débit d’air de la tour est sous %1 du nominal, où commence sa courbe d’UA&#x202f;; l’UA descend en ligne droite jusqu’à la convection libre.</translation>
    </message>
    <message>
        <source>The tower&apos;s water flow is outside %1 to %2 of design, where its UA curve holds; the curve&apos;s end is used.</source>
        <translation>Le débit d’eau de la tour est hors de %1 à %2 du nominal, où vaut sa courbe d’UA&#x202f;; le bout de la courbe est utilisé.</translation>
    </message>
    <message>
        <source>The volume behind a cooling distribution unit holds less than two seconds of its flow; make it larger.</source>
        <translation>Le volume derrière une CDU contient moins de deux secondes de son débit&#x202f;; agrandissez-le.</translation>
    </message>
    <message>
        <source>The wear of the battery cannot be told: %1 is %2; give a number that is not negative.</source>
        <translation>L’usure de la batterie ne peut pas être calculée&#x202f;: %1 vaut %2&#x202f;; donnez un nombre positif ou nul.</translation>
    </message>
    <message>
        <source>The wet bulb is further from the tower&apos;s design than %1 to %2 K, where its UA curve holds; the curve&apos;s end is used.</source>
        <translation>La température humide est plus loin du nominal de la tour que %1 à %2&#x202f;K, où vaut sa courbe d’UA&#x202f;; le bout de la courbe est utilisé.</translation>
    </message>
    <message>
        <source>Two supplies hold %1 at %2 and %3 Pa; only one of them can.</source>
        <translation>Deux alimentations tiennent %1 à %2 et %3&#x202f;Pa&#x202f;; une seule le peut.</translation>
    </message>
    <message>
        <source>“%1” cannot carry the load; it gives %2 W.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas porter la charge&#x202f;; il donne %2&#x202f;W.</translation>
    </message>
    <message>
        <source>“%1” names no friction law; write colebrook, swamee-jain or nikuradse.</source>
        <translation>«&#x202f;%1&#x202f;» ne nomme aucune loi de frottement&#x202f;; écrivez colebrook, swamee-jain ou nikuradse.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>%1 describes a battery that cannot be; capacity, efficiencies and the first state of charge must be above 0, the last two at most 1.</source>
        <translation>%1 décrit une batterie impossible&#x202f;; capacité, rendements et premier état de charge doivent être supérieurs à 0, les deux derniers au plus égaux à 1.</translation>
    </message>
    <message>
        <source>%1 gives a pipe without a wall: outer diameter %2 m, inner %3 m.</source>
        <translation>%1 donne une conduite sans paroi&#x202f;: diamètre extérieur %2&#x202f;m, intérieur %3&#x202f;m.</translation>
    </message>
    <message>
        <source>%1 has %2 rows; a series through time needs more.</source>
        <translation>%1 a %2 lignes&#x202f;; il en faut plus pour une série temporelle.</translation>
    </message>
    <message>
        <source>%1 has fewer than three rows; a run cannot be judged by them.</source>
        <translation>%1 a moins de trois lignes&#x202f;; elles ne permettent pas de juger un calcul.</translation>
    </message>
    <message>
        <source>%1 has no number “%2”; the file is damaged or of another form.</source>
        <translation>%1 n’a pas de nombre «&#x202f;%2&#x202f;»&#x202f;; le fichier est endommagé ou d’une autre forme.</translation>
    </message>
    <message>
        <source>%1 has no row with water over the tower; nothing can be compared.</source>
        <translation>%1 n’a pas de ligne avec de l’eau sur la tour&#x202f;; rien ne peut être comparé.</translation>
    </message>
    <message>
        <source>%1 has no usable “%2”; the file is damaged or of another form.</source>
        <translation>%1 n’a pas de «&#x202f;%2&#x202f;» utilisable&#x202f;; le fichier est endommagé ou d’une autre forme.</translation>
    </message>
    <message>
        <source>%1 holds %2 of the 27 coefficients; the table is cut off or damaged.</source>
        <translation>%1 contient %2 des 27 coefficients&#x202f;; le tableau est tronqué ou endommagé.</translation>
    </message>
    <message>
        <source>%1 holds fewer than four hours; restore the file.</source>
        <translation>%1 contient moins de quatre heures&#x202f;; restaurez le fichier.</translation>
    </message>
    <message>
        <source>%1 holds no row; restore the file.</source>
        <translation>%1 ne contient aucune ligne&#x202f;; restaurez le fichier.</translation>
    </message>
    <message>
        <source>%1 holds no usable set of chiller curves.</source>
        <translation>%1 ne contient aucun jeu utilisable de courbes de groupe froid.</translation>
    </message>
    <message>
        <source>%1 holds something that is no number; the file is damaged.</source>
        <translation>%1 contient quelque chose qui n’est pas un nombre&#x202f;; le fichier est endommagé.</translation>
    </message>
    <message>
        <source>%1 is no object; the file is damaged or of another form.</source>
        <translation>%1 n’est pas un objet&#x202f;; le fichier est endommagé ou d’une autre forme.</translation>
    </message>
    <message>
        <source>%1 is no readable network (%2); it is cut off or damaged.</source>
        <translation>%1 n’est pas un réseau lisible (%2)&#x202f;; il est tronqué ou endommagé.</translation>
    </message>
    <message>
        <source>%1 is there twice; give each junction its own index.</source>
        <translation>%1 est là deux fois&#x202f;; donnez à chaque nœud son propre indice.</translation>
    </message>
    <message>
        <source>%1 names a junction in “%2” that is not there.</source>
        <translation>%1 nomme dans «&#x202f;%2&#x202f;» un nœud qui n’existe pas.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>In %1 the chiller never runs for more than half of the time; nothing can be compared.</source>
        <translation>Dans %1, le groupe froid ne tourne jamais plus de la moitié du temps&#x202f;; rien ne peut être comparé.</translation>
    </message>
    <message>
        <source>No usable nominal data of a tower lie beside %1; put them into the same folder.</source>
        <translation>Aucune donnée nominale de tour utilisable à côté de %1&#x202f;; mettez-les dans le même dossier.</translation>
    </message>
    <message>
        <source>Pump “%1” has no list “%2”; the file is damaged or of another form.</source>
        <translation>La pompe «&#x202f;%1&#x202f;» n’a pas de liste «&#x202f;%2&#x202f;»&#x202f;; le fichier est endommagé ou d’une autre forme.</translation>
    </message>
    <message>
        <source>Row %1 of %2 has no cycling ratio of zero or more; the table is damaged.</source>
        <translation>La ligne %1 de %2 n’a pas de taux de cyclage positif ou nul&#x202f;; le tableau est endommagé.</translation>
    </message>
    <message>
        <source>Row %1 of %2 has no number in column “%3”; the table is damaged.</source>
        <translation>La ligne %1 de %2 n’a pas de nombre dans la colonne «&#x202f;%3&#x202f;»&#x202f;; le tableau est endommagé.</translation>
    </message>
    <message>
        <source>Row %1 of %2 has no water flow of zero or more; the table is damaged.</source>
        <translation>La ligne %1 de %2 n’a pas de débit d’eau positif ou nul&#x202f;; le tableau est endommagé.</translation>
    </message>
    <message>
        <source>Row %1 of %2 names no powers of L, R and T up to 2.</source>
        <translation>La ligne %1 de %2 ne nomme pas de puissances de L, R et T jusqu’à 2.</translation>
    </message>
    <message>
        <source>The junctions hold reference pressures of %1; give p_om or p_stanet.</source>
        <translation>Les nœuds ont des pressions de référence de %1&#x202f;; donnez p_om ou p_stanet.</translation>
    </message>
    <message>
        <source>The time in %1 is no number or runs backwards; the file is damaged.</source>
        <translation>Le temps dans %1 n’est pas un nombre ou recule&#x202f;; le fichier est endommagé.</translation>
    </message>
    <message>
        <source>The tower&apos;s nominal data in %1 cannot be opened.</source>
        <translation>Les données nominales de la tour dans %1 ne peuvent pas être ouvertes.</translation>
    </message>
    <message>
        <source>There are no chiller curves to compare %1 with; put the table of curve sets beside it.</source>
        <translation>Il n’y a pas de courbes de groupe froid à comparer à %1&#x202f;; mettez le tableau des jeux de courbes à côté.</translation>
    </message>
    <message>
        <source>Time runs backwards in row %1 of %2; the table is damaged.</source>
        <translation>Le temps recule à la ligne %1 de %2&#x202f;; le tableau est endommagé.</translation>
    </message>
    <message>
        <source>“%1” in %2 is no number.</source>
        <translation>«&#x202f;%1&#x202f;» dans %2 n’est pas un nombre.</translation>
    </message>
    <message>
        <source>“%1” is no list; the file is damaged or of another form.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une liste&#x202f;; le fichier est endommagé ou d’une autre forme.</translation>
    </message>
    <message>
        <source>%1 begins a pause that it does not end; the file is cut off.</source>
        <translation>%1 commence une pause qu&apos;il ne termine pas&#x202f;; le fichier est tronqué.</translation>
    </message>
    <message>
        <source>%1 ends what did not begin; the file is cut off or damaged.</source>
        <translation>%1 termine ce qui n&apos;a pas commencé&#x202f;; le fichier est tronqué ou endommagé.</translation>
    </message>
    <message>
        <source>%1 holds %2 means under %3 where the log of the training has %4; one of the two is damaged.</source>
        <translation>%1 contient %2 moyennes sous %3 alors que le journal de l&apos;entraînement en compte %4&#x202f;; l&apos;un des deux est endommagé.</translation>
    </message>
    <message>
        <source>%1 holds a load or wet bulb that is no number, a negative load, or a time that does not rise; the file is damaged.</source>
        <translation>%1 contient une charge ou une température humide qui n&apos;est pas un nombre, une charge négative ou un temps qui n&apos;avance pas&#x202f;; le fichier est endommagé.</translation>
    </message>
    <message>
        <source>%1 holds a time or power that is no number, or a negative power; the file is damaged.</source>
        <translation>%1 contient un temps ou une puissance qui n&apos;est pas un nombre, ou une puissance négative&#x202f;; le fichier est endommagé.</translation>
    </message>
    <message>
        <source>%1 holds a time that is no number; the file is damaged.</source>
        <translation>%1 contient un temps qui n&apos;est pas un nombre&#x202f;; le fichier est endommagé.</translation>
    </message>
    <message>
        <source>%1 holds fewer than two steps; restore the file.</source>
        <translation>%1 contient moins de deux pas&#x202f;; restaurez le fichier.</translation>
    </message>
    <message>
        <source>%1 holds no reading; restore the file.</source>
        <translation>%1 ne contient aucune mesure&#x202f;; restaurez le fichier.</translation>
    </message>
    <message>
        <source>The load names %1 halls where the network has %2.</source>
        <translation>La charge nomme %1 salles alors que le réseau en compte %2.</translation>
    </message>
    <message>
        <source>The plant has no pad transformers, so its halls cannot be connected; add some to see its network.</source>
        <translation>L&apos;installation n&apos;a pas de transformateurs MT/BT, ses salles ne peuvent donc pas être raccordées&#x202f;; ajoutez-en pour voir son réseau.</translation>
    </message>
    <message>
        <source>The plant has nothing to feed; add racks or cooling to see its network.</source>
        <translation>L&apos;installation n&apos;a rien à alimenter&#x202f;; ajoutez des baies ou du refroidissement pour voir son réseau.</translation>
    </message>
    <message>
        <source>The power factor of the site&apos;s load must lie between 0 and 1.</source>
        <translation>Le facteur de puissance de la charge du site doit être compris entre 0 et 1.</translation>
    </message>
    <message>
        <source>The run lasts more than 115 days; its times are damaged, or not in milliseconds.</source>
        <translation>L&apos;essai dure plus de 115 jours&#x202f;; ses temps sont endommagés ou ne sont pas en millisecondes.</translation>
    </message>
    <message>
        <source>%1 holds no outlet temperature: all are 0, which stands for an absent sensor.</source>
        <translation>%1 n’a pas de température de sortie&#x202f;: toutes valent 0, ce qui veut dire un capteur absent.</translation>
    </message>
    <message>
        <source>A technology loop cannot have %1 of %2.</source>
        <translation>Une boucle technique ne peut pas avoir %1 de %2.</translation>
    </message>
    <message>
        <source>A technology loop of %1 racks gets %2 of the %3 kg/s wanted; %4 of %5 pumps run at full speed.</source>
        <translation>Une boucle technique de %1 baies reçoit %2 des %3 kg/s voulus&#x202f;; %4 pompes sur %5 tournent à pleine vitesse.</translation>
    </message>
    <message>
        <source>A technology loop was not solved: %1</source>
        <translation>Une boucle technique n’a pas été résolue&#x202f;: %1</translation>
    </message>
    <message>
        <source>All %1 facility water pumps together are rated for %2 kg/s; the design flow is %3 kg/s.</source>
        <translation>Les %1 pompes d’eau de l’installation sont données ensemble pour %2 kg/s&#x202f;; le débit nominal est de %3 kg/s.</translation>
    </message>
    <message>
        <source>All facility water pumps stand still; no hall gets water.</source>
        <translation>Toutes les pompes d’eau de l’installation sont arrêtées&#x202f;; aucun hall ne reçoit d’eau.</translation>
    </message>
    <message>
        <source>All pumps of the CDU stand still; its racks get no coolant.</source>
        <translation>Toutes les pompes de la CDU sont arrêtées&#x202f;; ses baies ne reçoivent pas de liquide.</translation>
    </message>
    <message>
        <source>Flows were asked for %1 halls; the site has %2.</source>
        <translation>Des débits ont été demandés pour %1 halls&#x202f;; le site en a %2.</translation>
    </message>
    <message>
        <source>Hall %1 gets %2 of the %3 kg/s of facility water it wants; %4 of %5 pumps run at %6 of full speed.</source>
        <translation>Le hall %1 reçoit %2 des %3 kg/s d’eau qu’il veut&#x202f;; %4 pompes sur %5 tournent à %6 de la pleine vitesse.</translation>
    </message>
    <message>
        <source>Hall %1 gives off %2 kW, but no facility water passes it.</source>
        <translation>Le hall %1 dégage %2 kW, mais aucune eau de l’installation n’y passe.</translation>
    </message>
    <message>
        <source>Heat was given for %1 halls; the site has %2.</source>
        <translation>De la chaleur a été donnée pour %1 halls&#x202f;; le site en a %2.</translation>
    </message>
    <message>
        <source>The facility water system cannot have %1 of %2.</source>
        <translation>Le réseau d’eau de l’installation ne peut pas avoir %1 de %2.</translation>
    </message>
    <message>
        <source>The facility water system was not solved: %1</source>
        <translation>Le réseau d’eau de l’installation n’a pas été résolu&#x202f;: %1</translation>
    </message>
    <message>
        <source>The pipes to hall %1 take %2 kPa of the pumps&apos; %3 kPa at design flow; thicker pipes or a higher head are needed.</source>
        <translation>Les conduites vers le hall %1 prennent %2 kPa des %3 kPa des pompes au débit nominal&#x202f;; il faut des conduites plus grosses ou plus de hauteur.</translation>
    </message>
    <message>
        <source>The site has no facility water pump; its loops are worked out with one of %1 kW, which the design flow needs.</source>
        <translation>Le site n’a pas de pompe d’eau&#x202f;; ses boucles sont calculées avec une de %1 kW, que demande le débit nominal.</translation>
    </message>
    <message>
        <source>The site has no rack that gives heat to the water; place racks before its loops are worked out.</source>
        <translation>Le site n’a pas de baie qui chauffe l’eau&#x202f;; placez des baies avant de calculer ses boucles.</translation>
    </message>
    <message>
        <source>%1 ends in the middle of line %2; it was cut off: get the file again.</source>
        <translation>%1 s’arrête au milieu de la ligne %2&#x202f;: le fichier est tronqué, procurez-vous-le à nouveau.</translation>
    </message>
    <message>
        <source>%1 is damaged: byte %2 is no text; get the file again.</source>
        <translation>%1 est endommagé&#x202f;: l’octet %2 n’est pas du texte&#x202f;; procurez-vous le fichier à nouveau.</translation>
    </message>
    <message>
        <source>%1 of %2 samples within the ranges are impossible, so there is no band; narrow the ranges. The first: %3</source>
        <translation>%1 des %2 tirages dans les plages sont impossibles, il n’y a donc pas de bande&#x202f;; resserrez les plages. Le premier&#x202f;: %3</translation>
    </message>
    <message>
        <source>%1 tap steps of %2 % change the winding by more than half; choose fewer or smaller steps.</source>
        <translation>%1 prises de %2&#x202f;% changent l’enroulement de plus de moitié&#x202f;; choisissez moins de prises ou de plus petites.</translation>
    </message>
    <message>
        <source>%1: event %2 names no element to open or close; put its name into “text”, such as “pad 12” or “TX-1”.</source>
        <translation>%1&#x202f;: l’événement %2 ne nomme aucun élément à ouvrir ou fermer&#x202f;; mettez son nom dans «&#x202f;text&#x202f;», par exemple «&#x202f;pad 12&#x202f;» ou «&#x202f;TX-1&#x202f;».</translation>
    </message>
    <message>
        <source>A checkpoint cannot have a %1 of %2; give a number above zero.</source>
        <translation>Un point de reprise ne peut pas avoir %1 de %2&#x202f;; donnez un nombre supérieur à zéro.</translation>
    </message>
    <message>
        <source>A checkpoint cannot have a %1 of %2; give a number of zero or more.</source>
        <translation>Un point de reprise ne peut pas avoir %1 de %2&#x202f;; donnez un nombre égal ou supérieur à zéro.</translation>
    </message>
    <message>
        <source>A component gives %1 as its “%2”, which must be a whole number; the file is damaged.</source>
        <translation>Un composant donne %1 pour «&#x202f;%2&#x202f;», qui doit être un nombre entier&#x202f;; le fichier est endommagé.</translation>
    </message>
    <message>
        <source>A component%1 gives a text as its “%2”, which must be a number; the file is damaged.</source>
        <translation>Un composant%1 donne un texte pour «&#x202f;%2&#x202f;», qui doit être un nombre&#x202f;; le fichier est endommagé.</translation>
    </message>
    <message>
        <source>A design day of %1 °C with a daily range of %2 K at %3 Pa is no weather; correct the design conditions.</source>
        <translation>Une journée de calcul de %1 °C avec une amplitude de %2 K à %3 Pa n’est pas une météo&#x202f;; corrigez les conditions de calcul.</translation>
    </message>
    <message>
        <source>A fabric cannot be built with a %1 of %2; correct it in the scenario&apos;s numbers.</source>
        <translation>Un réseau de calcul ne peut pas se construire avec %1 de %2&#x202f;; corrigez-le dans les nombres du scénario.</translation>
    </message>
    <message>
        <source>A value of %1 does not lie between its low of %2 and its high of %3; correct the range.</source>
        <translation>Une valeur de %1 n’est pas entre son minimum %2 et son maximum %3&#x202f;; corrigez la plage.</translation>
    </message>
    <message>
        <source>A water-cooled chiller cannot carry %1 W with water leaving at %2 °C and condenser water leaving at %3 °C; give numbers, and a load of zero or more.</source>
        <translation>Un groupe froid à eau ne peut pas porter %1 W avec une eau sortant à %2 °C et une eau de condenseur sortant à %3 °C&#x202f;; donnez des nombres, et une charge égale ou supérieure à zéro.</translation>
    </message>
    <message>
        <source>Air of %1 °C cannot have a wet bulb of %2 °C: that is above saturation. Check the weather file or the numbers given.</source>
        <translation>L’air à %1 °C ne peut pas avoir une température humide de %2 °C&#x202f;: c’est au-dessus de la saturation. Vérifiez le fichier météo ou les nombres donnés.</translation>
    </message>
    <message>
        <source>An overload cannot be timed over %1 s; give a time from 0 on.</source>
        <translation>Une surcharge ne peut pas être chronométrée sur %1 s&#x202f;; donnez une durée à partir de 0.</translation>
    </message>
    <message>
        <source>Bands cannot be worked out by %1 threads; choose 0 for as many as there are, or more.</source>
        <translation>Les bandes ne peuvent pas être calculées par %1 fils d’exécution&#x202f;; choisissez 0 pour autant qu’il y en a, ou davantage.</translation>
    </message>
    <message>
        <source>Bands from %1 samples are not possible; choose between %2 and %3.</source>
        <translation>Des bandes à partir de %1 tirages ne sont pas possibles&#x202f;; choisissez entre %2 et %3.</translation>
    </message>
    <message>
        <source>No exchanger between facility loop and towers brings their water to %1 K below the loop&apos;s return; allow a larger approach.</source>
        <translation>Aucun échangeur entre la boucle d’eau et les tours n’amène leur eau à %1 K sous le retour de la boucle&#x202f;; admettez un plus grand pincement.</translation>
    </message>
    <message>
        <source>No rear door takes %1 of the heat its air could give to %2 times the air&apos;s heat capacity in water; lower the effectiveness.</source>
        <translation>Aucune porte froide ne prend %1 de la chaleur que son air pourrait céder à une eau de %2 fois la capacité thermique de l’air&#x202f;; baissez l’efficacité.</translation>
    </message>
    <message>
        <source>Storage cannot be sized with a %1 of %2; give a finite number that is not negative.</source>
        <translation>Le stockage ne peut pas être dimensionné avec %1 de %2&#x202f;; donnez un nombre fini qui ne soit pas négatif.</translation>
    </message>
    <message>
        <source>The baseline gave no power.</source>
        <translation>La situation de référence n’a donné aucune puissance.</translation>
    </message>
    <message>
        <source>The battery&apos;s bands for ride-through, smoothing and peak shaving take %1 % of its usable energy; they must leave 0 % or more of it to resale: lower one of them.</source>
        <translation>Les bandes de la batterie pour le secours, le lissage et l’écrêtage prennent %1&#x202f;% de son énergie utile&#x202f;; elles doivent en laisser 0&#x202f;% ou plus à la revente&#x202f;: baissez-en une.</translation>
    </message>
    <message>
        <source>The event at %1 cannot be carried out: %2</source>
        <translation>L’événement à %1 ne peut pas être exécuté&#x202f;: %2</translation>
    </message>
    <message>
        <source>The facility water pumps would run at %1 of full speed against closed valves; ask for a flow or stop them.</source>
        <translation>Les pompes de la boucle d’eau tourneraient à %1 de leur pleine vitesse contre des vannes fermées&#x202f;; demandez un débit ou arrêtez-les.</translation>
    </message>
    <message>
        <source>The one-line has no element “%1”; close to it are: %2.</source>
        <translation>L’unifilaire n’a pas d’élément «&#x202f;%1&#x202f;»&#x202f;; proches de lui&#x202f;: %2.</translation>
    </message>
    <message>
        <source>The one-line has no element “%1”; names look like “pad 12”, “line-up 3”, “tie 1-2”, “turbine 4”, or those of the units.</source>
        <translation>L’unifilaire n’a pas d’élément «&#x202f;%1&#x202f;»&#x202f;; les noms sont du genre «&#x202f;pad 12&#x202f;», «&#x202f;line-up 3&#x202f;», «&#x202f;tie 1-2&#x202f;», «&#x202f;turbine 4&#x202f;», ou ceux des unités.</translation>
    </message>
    <message>
        <source>The parameter “%1” is %2; it names one of several models by a whole number from 0 to %3.</source>
        <translation>Le paramètre «&#x202f;%1&#x202f;» vaut %2&#x202f;; il désigne un modèle parmi plusieurs par un nombre entier de 0 à %3.</translation>
    </message>
    <message>
        <source>The plant has no load, so there are no swings to look at; place racks or choose another preset.</source>
        <translation>L’installation n’a pas de charge, il n’y a donc pas de variations à regarder&#x202f;; placez des baies ou choisissez un autre préréglage.</translation>
    </message>
    <message>
        <source>The range of “%1” is %2 to %3 with a value of %4; low, value and high must ascend. Correct the scenario&apos;s numbers.</source>
        <translation>La plage de «&#x202f;%1&#x202f;» va de %2 à %3 pour une valeur de %4&#x202f;; minimum, valeur et maximum doivent croître. Corrigez les nombres du scénario.</translation>
    </message>
    <message>
        <source>The sources cannot carry %1 MW of the plant&apos;s load even when it is steady; give it more grid, turbines or batteries first.</source>
        <translation>Les sources ne peuvent pas porter %1 MW de charge de l’installation, même constante&#x202f;; donnez-lui d’abord plus de réseau, de turbines ou de batteries.</translation>
    </message>
    <message>
        <source>The storage rack has no capacity or no write rate; correct it in the scenario&apos;s numbers.</source>
        <translation>La baie de stockage n’a ni capacité ni débit d’écriture&#x202f;; corrigez-la dans les nombres du scénario.</translation>
    </message>
    <message>
        <source>The swings cannot be worked out: %1 is %2; choose a number between %3 and %4.</source>
        <translation>Les variations ne peuvent pas être calculées&#x202f;: %1 vaut %2&#x202f;; choisissez un nombre entre %3 et %4.</translation>
    </message>
    <message>
        <source>The validation sheet cannot be written to %1: %2. Choose another place.</source>
        <translation>La feuille de validation ne peut pas être écrite dans %1&#x202f;: %2. Choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>The voltage band of ±%1 % is narrower than the tap step of %2 %, so the tap changers would hunt; widen the band.</source>
        <translation>La bande de tension de ±%1&#x202f;% est plus étroite que la prise de %2&#x202f;%&#x202f;: les régleurs battraient&#x202f;; élargissez la bande.</translation>
    </message>
    <message>
        <source>There is no design day “%1”; choose cooling, wetbulb or heating.</source>
        <translation>Il n’y a pas de journée de calcul «&#x202f;%1&#x202f;»&#x202f;; choisissez cooling, wetbulb ou heating.</translation>
    </message>
    <message>
        <source>There is no event “%1”; known are %2.</source>
        <translation>Il n’y a pas d’événement «&#x202f;%1&#x202f;»&#x202f;; on connaît %2.</translation>
    </message>
    <message>
        <source>The table %1 could not be written; check the folder and the space left.</source>
        <translation>Le tableau %1 n’a pas pu être écrit&#x202f;; vérifiez le dossier et la place restante.</translation>
    </message>
    <message>
        <source>%1 answers the query “%2” with too many %3; narrow the query.</source>
        <translation>%1 répond à la requête «&#x202f;%2&#x202f;» par trop de %3&#x202f;; restreignez la requête.</translation>
    </message>
    <message>
        <source>%1 answers with more than %2 MB; ask for less at once.</source>
        <translation>%1 répond par plus de %2 Mo&#x202f;; demandez-en moins à la fois.</translation>
    </message>
    <message>
        <source>%1 answers, but not like Prometheus; check the address and any path in front.</source>
        <translation>%1 répond, mais pas comme Prometheus&#x202f;; vérifiez l’adresse et l’éventuel chemin placé devant.</translation>
    </message>
    <message>
        <source>%1 cannot be asked (%2); check the address and the network.</source>
        <translation>%1 ne peut pas être interrogé (%2)&#x202f;; vérifiez l’adresse et le réseau.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check that its folder exists and that you have the right to write there.</source>
        <translation>%1 ne peut pas être écrit. Vérifiez que son dossier existe et que vous avez le droit d’y écrire.</translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle; look at the server&apos;s log.</source>
        <translation>%1 a fermé la connexion en plein échange&#x202f;; consultez le journal du serveur.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s; check the network, or allow more time.</source>
        <translation>%1 n’a pas répondu en %2 s&#x202f;; vérifiez le réseau ou accordez plus de temps.</translation>
    </message>
    <message>
        <source>%1 does not accept the user and password or token (401); check them.</source>
        <translation>%1 n’accepte pas l’utilisateur et le mot de passe ou le jeton (401)&#x202f;; vérifiez-les.</translation>
    </message>
    <message>
        <source>%1 does not accept the user and password; check them.</source>
        <translation>%1 n’accepte pas l’utilisateur et le mot de passe&#x202f;; vérifiez-les.</translation>
    </message>
    <message>
        <source>%1 does not allow this (403); ask for the right to read.</source>
        <translation>%1 ne le permet pas (403)&#x202f;; demandez le droit de lire.</translation>
    </message>
    <message>
        <source>%1 does not answer the query “%2”: %3.</source>
        <translation>%1 ne répond pas à la requête «&#x202f;%2&#x202f;»&#x202f;: %3.</translation>
    </message>
    <message>
        <source>%1 does not answer; check the network and that nothing between blocks it.</source>
        <translation>%1 ne répond pas&#x202f;; vérifiez le réseau et que rien ne bloque le passage.</translation>
    </message>
    <message>
        <source>%1 does not exist (404); check the address and any path in front.</source>
        <translation>%1 n’existe pas (404)&#x202f;; vérifiez l’adresse et l’éventuel chemin placé devant.</translation>
    </message>
    <message>
        <source>%1 does not take such a request (405); check the address.</source>
        <translation>%1 n’accepte pas une telle requête (405)&#x202f;; vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>%1 finds the request too large (413); ask for less at once.</source>
        <translation>%1 trouve la requête trop grande (413)&#x202f;; demandez-en moins à la fois.</translation>
    </message>
    <message>
        <source>%1 gives nothing any more.</source>
        <translation>%1 ne donne plus rien.</translation>
    </message>
    <message>
        <source>%1 gives several units the same asset; write {unit} into its name, such as “MP-{unit:03}”.</source>
        <translation>%1 donne le même équipement à plusieurs unités&#x202f;; mettez {unit} dans son nom, par exemple «&#x202f;MP-{unit:03}&#x202f;».</translation>
    </message>
    <message>
        <source>%1 has failed inside (%2); look at the server&apos;s log.</source>
        <translation>%1 a rencontré une erreur interne (%2)&#x202f;; consultez le journal du serveur.</translation>
    </message>
    <message>
        <source>%1 has more than %2 resources; the rest is left out. Begin at fewer addresses, or allow more.</source>
        <translation>%1 a plus de %2 ressources&#x202f;; le reste est omis. Partez de moins d’adresses ou autorisez-en davantage.</translation>
    </message>
    <message>
        <source>%1 has neither chassis nor thermal or power equipment; name the addresses to begin at.</source>
        <translation>%1 n’a ni châssis ni équipement thermique ou électrique&#x202f;; indiquez les adresses de départ.</translation>
    </message>
    <message>
        <source>%1 has no samples for these queries between %2 and %3 that the mapping takes; check queries, mapping and times.%4</source>
        <translation>%1 n’a pour ces requêtes, entre %2 et %3, aucun échantillon que la correspondance prenne&#x202f;; vérifiez requêtes, correspondance et heures.%4</translation>
    </message>
    <message>
        <source>%1 has nothing to read at the addresses to begin at; check them.</source>
        <translation>%1 n’a rien à lire aux adresses de départ&#x202f;; vérifiez-les.</translation>
    </message>
    <message>
        <source>%1 is asked too often (429); choose a longer step.</source>
        <translation>%1 est interrogé trop souvent (429)&#x202f;; choisissez un pas plus long.</translation>
    </message>
    <message>
        <source>%1 is larger than any resource of Redfish; check the address.</source>
        <translation>%1 est plus grand que toute ressource Redfish&#x202f;; vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>%1 is no JSON object; a mapping is {&quot;rules&quot;: [...]}.</source>
        <translation>%1 n’est pas un objet JSON&#x202f;; une correspondance s’écrit {&quot;rules&quot;: [...]}.</translation>
    </message>
    <message>
        <source>%1 is no object; a rule is written as {&quot;name&quot;: …, &quot;asset&quot;: …, &quot;metric&quot;: …}.</source>
        <translation>%1 n’est pas un objet&#x202f;; une règle s’écrit {&quot;name&quot;: …, &quot;asset&quot;: …, &quot;metric&quot;: …}.</translation>
    </message>
    <message>
        <source>%1 is no resource of Redfish: it does not say its type. Check the address.</source>
        <translation>%1 n’est pas une ressource Redfish&#x202f;: elle n’indique pas son type. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>%1 is no resource of Redfish: it is not JSON. Check the address.</source>
        <translation>%1 n’est pas une ressource Redfish&#x202f;: ce n’est pas du JSON. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>%1 is not ready (503); it may still be starting, or be overloaded.</source>
        <translation>%1 n’est pas prêt (503)&#x202f;; il est peut-être encore en train de démarrer, ou surchargé.</translation>
    </message>
    <message>
        <source>%1 is said to be a bit; only coils and discrete inputs are.</source>
        <translation>%1 est déclaré comme bit&#x202f;; seules les bobines (coils) et les entrées discrètes en sont.</translation>
    </message>
    <message>
        <source>%1 is there already; live data is not written over a recording. Choose another name.</source>
        <translation>%1 existe déjà&#x202f;; des données en direct ne s’écrivent pas par-dessus un enregistrement. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>%1 is too large to be a mapping (more than %2 MB).</source>
        <translation>%1 est trop grand pour une correspondance (plus de %2 Mo).</translation>
    </message>
    <message>
        <source>%1 messages were lost: they came faster than they could be read.</source>
        <translation>%1 messages ont été perdus&#x202f;: ils sont arrivés plus vite qu’ils ne pouvaient être lus.</translation>
    </message>
    <message>
        <source>%1 names no asset; write its name in the site, such as H1-R01-{slot:02}.</source>
        <translation>%1 ne nomme aucun équipement&#x202f;; écrivez son nom dans le site, par exemple H1-R01-{slot:02}.</translation>
    </message>
    <message>
        <source>%1 names no metric, topic or column; write its name, or * for any.</source>
        <translation>%1 ne nomme ni métrique, ni sujet, ni colonne&#x202f;; écrivez son nom, ou * pour n’importe lequel.</translation>
    </message>
    <message>
        <source>%1 names no quantity; write one such as power.</source>
        <translation>%1 ne nomme aucune grandeur&#x202f;; écrivez-en une, par exemple power.</translation>
    </message>
    <message>
        <source>%1 opened a session but gave no token for it; sign in with basic instead.</source>
        <translation>%1 a ouvert une session mais n’a pas donné de jeton&#x202f;; identifiez-vous plutôt avec basic.</translation>
    </message>
    <message>
        <source>%1 refuses the connection: nothing listens there. Check the port and that the server runs.</source>
        <translation>%1 refuse la connexion&#x202f;: rien n’y écoute. Vérifiez le port et que le serveur fonctionne.</translation>
    </message>
    <message>
        <source>%1 refuses the request (%2); check the address and the settings.</source>
        <translation>%1 refuse la requête (%2)&#x202f;; vérifiez l’adresse et les réglages.</translation>
    </message>
    <message>
        <source>%1 samples had no number or no instant.</source>
        <translation>%1 échantillons n’avaient pas de nombre ou pas d’instant.</translation>
    </message>
    <message>
        <source>%1 sends the request on to another server, which is not followed; use that server&apos;s address if you trust it.</source>
        <translation>%1 renvoie la requête vers un autre serveur, ce qui n’est pas suivi&#x202f;; utilisez l’adresse de ce serveur si vous lui faites confiance.</translation>
    </message>
    <message>
        <source>%1 sends the request round in circles; check the address.</source>
        <translation>%1 fait tourner la requête en rond&#x202f;; vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>%1 sent metrics that its birth did not announce; it was asked to say everything again.</source>
        <translation>%1 a envoyé des métriques que son annonce (BIRTH) ne déclarait pas&#x202f;; il lui a été demandé de tout redire.</translation>
    </message>
    <message>
        <source>%1 shows the certificate “%2”, signed by “%3”, which is not among the certificates to trust of this connection; add that authority to the file.</source>
        <translation>%1 présente le certificat «&#x202f;%2&#x202f;», signé par «&#x202f;%3&#x202f;», qui ne figure pas parmi les certificats de confiance de cette connexion&#x202f;; ajoutez cette autorité au fichier.</translation>
    </message>
    <message>
        <source>%1 shows the certificate “%2”, signed by “%3”, which this system does not trust; give that authority&apos;s certificate as the file of certificates to trust.</source>
        <translation>%1 présente le certificat «&#x202f;%2&#x202f;», signé par «&#x202f;%3&#x202f;», à qui ce système ne fait pas confiance&#x202f;; donnez le certificat de cette autorité comme fichier de certificats de confiance.</translation>
    </message>
    <message>
        <source>%1 shows the certificate “%2”, which cannot be trusted (%3); install a sound one on the server.</source>
        <translation>%1 présente le certificat «&#x202f;%2&#x202f;», auquel on ne peut pas faire confiance (%3)&#x202f;; installez-en un valable sur le serveur.</translation>
    </message>
    <message>
        <source>%1 shows the certificate “%2”, which expired on %3; renew it on the server.</source>
        <translation>%1 présente le certificat «&#x202f;%2&#x202f;», qui a expiré le %3&#x202f;; renouvelez-le sur le serveur.</translation>
    </message>
    <message>
        <source>%1 shows the certificate “%2”, which has been revoked; install a new one on the server.</source>
        <translation>%1 présente le certificat «&#x202f;%2&#x202f;», qui a été révoqué&#x202f;; installez-en un nouveau sur le serveur.</translation>
    </message>
    <message>
        <source>%1 shows the certificate “%2”, which is made out to another host; use the name that the certificate carries, or install one for this host.</source>
        <translation>%1 présente le certificat «&#x202f;%2&#x202f;», établi pour un autre hôte&#x202f;; utilisez le nom que porte le certificat, ou installez-en un pour cet hôte.</translation>
    </message>
    <message>
        <source>%1 shows the certificate “%2”, which is valid only from %3 on; check the clocks of the server and of this machine.</source>
        <translation>%1 présente le certificat «&#x202f;%2&#x202f;», qui n’est valable qu’à partir du %3&#x202f;; vérifiez les horloges du serveur et de cette machine.</translation>
    </message>
    <message>
        <source>%1 shows the certificate “%2”, which it signed itself; give that certificate as the file of certificates to trust.</source>
        <translation>%1 présente le certificat «&#x202f;%2&#x202f;», qu’il a signé lui-même&#x202f;; donnez ce certificat comme fichier de certificats de confiance.</translation>
    </message>
    <message>
        <source>%1 times do not fit %2 values in %3.</source>
        <translation>%1 temps ne correspondent pas à %2 valeurs dans %3.</translation>
    </message>
    <message>
        <source>%1 values came for channels that were not announced.</source>
        <translation>%1 valeurs sont arrivées pour des voies qui n’étaient pas annoncées.</translation>
    </message>
    <message>
        <source>%1 wants a password or token (401); choose how to sign in and where the secret lies.</source>
        <translation>%1 exige un mot de passe ou un jeton (401)&#x202f;; choisissez comment vous identifier et où se trouve le secret.</translation>
    </message>
    <message>
        <source>%1: a place in “%2” is not closed; write {label}.</source>
        <translation>%1&#x202f;: une place dans «&#x202f;%2&#x202f;» n’est pas fermée&#x202f;; écrivez {label}.</translation>
    </message>
    <message>
        <source>%1: a place in “%2” names no label; write {label}.</source>
        <translation>%1&#x202f;: une place dans «&#x202f;%2&#x202f;» ne nomme aucune étiquette&#x202f;; écrivez {label}.</translation>
    </message>
    <message>
        <source>%1: a text in it is longer than %2 signs.</source>
        <translation>%1&#x202f;: un texte y dépasse %2 caractères.</translation>
    </message>
    <message>
        <source>%1: event %2 has a “hall” that does not fit; only flow_loss takes one, counted from 1 on.</source>
        <translation>%1&#x202f;: l’événement %2 a un «&#x202f;hall&#x202f;» qui ne convient pas&#x202f;; seul flow_loss en prend un, compté à partir de 1.</translation>
    </message>
    <message>
        <source>%1: event %2 takes a share of %3; give a number from 0 (nothing lost) to 1 (all lost).</source>
        <translation>%1&#x202f;: l’événement %2 prend une part de %3&#x202f;; donnez un nombre de 0 (rien de perdu) à 1 (tout perdu).</translation>
    </message>
    <message>
        <source>%1: the label “%2” must be a text in quotes.</source>
        <translation>%1&#x202f;: l’étiquette «&#x202f;%2&#x202f;» doit être un texte entre guillemets.</translation>
    </message>
    <message>
        <source>%1: the mark of blanks must be 0 (there is none) or above.</source>
        <translation>%1&#x202f;: la marque des valeurs vides doit être 0 (il n’y en a pas) ou plus.</translation>
    </message>
    <message>
        <source>%1: the number added in “%2” is too large; use at most 1000000000.</source>
        <translation>%1&#x202f;: le nombre ajouté dans «&#x202f;%2&#x202f;» est trop grand&#x202f;; utilisez au plus 1000000000.</translation>
    </message>
    <message>
        <source>%1: the regex /%2/ has no group; put what it should take in brackets, as in /node(\d+)/.</source>
        <translation>%1&#x202f;: l’expression régulière /%2/ n’a pas de groupe&#x202f;; mettez entre parenthèses ce qu’elle doit prendre, comme dans /node(\d+)/.</translation>
    </message>
    <message>
        <source>%1: the regex /%2/ is broken: %3.</source>
        <translation>%1&#x202f;: l’expression régulière /%2/ est incorrecte&#x202f;: %3.</translation>
    </message>
    <message>
        <source>%1: the regex in “%2” is not closed; write {label:/regex/}.</source>
        <translation>%1&#x202f;: l’expression régulière dans «&#x202f;%2&#x202f;» n’est pas fermée&#x202f;; écrivez {label:/regex/}.</translation>
    </message>
    <message>
        <source>%1: the resolution must be 0 or above.</source>
        <translation>%1&#x202f;: la résolution doit être 0 ou plus.</translation>
    </message>
    <message>
        <source>%1: the scale must be a number other than 0.</source>
        <translation>%1&#x202f;: l’échelle doit être un nombre différent de 0.</translation>
    </message>
    <message>
        <source>%1: what follows “%3:” in “%2” is neither a number of digits such as 02 nor a regex such as /(\d+)/.</source>
        <translation>%1&#x202f;: ce qui suit «&#x202f;%3:&#x202f;» dans «&#x202f;%2&#x202f;» n’est ni un nombre de chiffres comme 02 ni une expression régulière comme /(\d+)/.</translation>
    </message>
    <message>
        <source>%1: “%2” does not name the first rack of an array; write it as array:H1-R01-01/{label}.</source>
        <translation>%1&#x202f;: «&#x202f;%2&#x202f;» ne nomme pas la première baie d’un groupe&#x202f;; écrivez-le array:H1-R01-01/{label}.</translation>
    </message>
    <message>
        <source>%1: “%2” has a } without its {; write {label}, or }} for the sign itself.</source>
        <translation>%1&#x202f;: «&#x202f;%2&#x202f;» a un } sans son {&#x202f;; écrivez {label}, ou }} pour le signe lui-même.</translation>
    </message>
    <message>
        <source>%1: “%2” has no running number to spread over the array; write it as array:H1-R01-01/{label}.</source>
        <translation>%1&#x202f;: «&#x202f;%2&#x202f;» n’a pas de numéro courant à répartir sur le groupe&#x202f;; écrivez-le array:H1-R01-01/{label}.</translation>
    </message>
    <message>
        <source>%1: “%2” is no part of a rule; a rule has name, labels, asset, metric, unit, scale, resolution and blank_from.</source>
        <translation>%1&#x202f;: «&#x202f;%2&#x202f;» ne fait pas partie d’une règle&#x202f;; une règle a name, labels, asset, metric, unit, scale, resolution et blank_from.</translation>
    </message>
    <message>
        <source>%1: “%2” must be a number.</source>
        <translation>%1&#x202f;: «&#x202f;%2&#x202f;» doit être un nombre.</translation>
    </message>
    <message>
        <source>%1: “%2” must be a text in quotes.</source>
        <translation>%1&#x202f;: «&#x202f;%2&#x202f;» doit être un texte entre guillemets.</translation>
    </message>
    <message>
        <source>%1: “%2” must be an object of label names and patterns, such as {&quot;gpu&quot;: &quot;*&quot;}.</source>
        <translation>%1&#x202f;: «&#x202f;%2&#x202f;» doit être un objet de noms d’étiquettes et de motifs, comme {&quot;gpu&quot;: &quot;*&quot;}.</translation>
    </message>
    <message>
        <source>%1: “%3” in “%2” is no label; write {label}, {label:02} or {label:/regex/}.</source>
        <translation>%1&#x202f;: «&#x202f;%3&#x202f;» dans «&#x202f;%2&#x202f;» n’est pas une étiquette&#x202f;; écrivez {label}, {label:02} ou {label:/regex/}.</translation>
    </message>
    <message>
        <source>%1: “%3” is not a unit of %2; use %4 or one that converts to it.</source>
        <translation>%1&#x202f;: «&#x202f;%3&#x202f;» n’est pas une unité de %2&#x202f;; utilisez %4 ou une unité convertible.</translation>
    </message>
    <message>
        <source>--live must be “simulated” or “simulated:SPEED” with a speed from 1 to 60, not “%1”.</source>
        <translation>--live doit être «&#x202f;simulated&#x202f;» ou «&#x202f;simulated:SPEED&#x202f;» avec une vitesse de 1 à 60, pas «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>A Modbus connection needs at least one device; add its address.</source>
        <translation>Une connexion Modbus a besoin d’au moins un appareil&#x202f;; ajoutez son adresse.</translation>
    </message>
    <message>
        <source>A Prometheus connection has more than %1 parameters of its own.</source>
        <translation>Une connexion Prometheus a plus de %1 paramètres propres.</translation>
    </message>
    <message>
        <source>A Prometheus connection needs 1 to %1 queries; name the metrics to follow, for example DCGM_FI_DEV_POWER_USAGE.</source>
        <translation>Une connexion Prometheus a besoin de 1 à %1 requêtes&#x202f;; nommez les métriques à suivre, par exemple DCGM_FI_DEV_POWER_USAGE.</translation>
    </message>
    <message>
        <source>A Redfish connection begins at more than %1 addresses; name the ones above them.</source>
        <translation>Une connexion Redfish part de plus de %1 adresses&#x202f;; indiquez celles qui sont au-dessus.</translation>
    </message>
    <message>
        <source>A Redfish connection names more than %1 assets.</source>
        <translation>Une connexion Redfish nomme plus de %1 équipements.</translation>
    </message>
    <message>
        <source>A block of %1 channels cannot be recorded; 1 to 4 million can.</source>
        <translation>Un bloc de %1 voies ne peut pas être enregistré&#x202f;; c’est possible de 1 à 4 millions.</translation>
    </message>
    <message>
        <source>A client certificate needs both its certificate file and its key file; give both, or none.</source>
        <translation>Un certificat client a besoin de son fichier de certificat et de son fichier de clé&#x202f;; donnez les deux ou aucun.</translation>
    </message>
    <message>
        <source>A connection has a secret in plain text; say only where it lies (keychain or environment) and under which name.</source>
        <translation>Une connexion a un secret en clair&#x202f;; indiquez seulement où il se trouve (trousseau ou environnement) et sous quel nom.</translation>
    </message>
    <message>
        <source>A connection has no usable “%1” (%2); give it one of 1 to %3 characters.</source>
        <translation>Une connexion n’a pas de «&#x202f;%1&#x202f;» utilisable (%2)&#x202f;; donnez-lui-en un de 1 à %3 caractères.</translation>
    </message>
    <message>
        <source>A connection names certificates to trust, but its address %1 is not encrypted; write https:// or leave the certificates out.</source>
        <translation>Une connexion nomme des certificats de confiance, mais son adresse %1 n’est pas chiffrée&#x202f;; écrivez https:// ou omettez les certificats.</translation>
    </message>
    <message>
        <source>A connection signs in but does not say where its password or token lies; name an entry of the keychain or an environment variable.</source>
        <translation>Une connexion s’identifie mais n’indique pas où se trouve son mot de passe ou son jeton&#x202f;; nommez une entrée du trousseau ou une variable d’environnement.</translation>
    </message>
    <message>
        <source>A connection that signs in with a password needs a user name; give one.</source>
        <translation>Une connexion qui s’identifie par mot de passe a besoin d’un nom d’utilisateur&#x202f;; donnez-en un.</translation>
    </message>
    <message>
        <source>A death of node %1 belongs to an earlier birth, and is passed over.</source>
        <translation>Une fin (DEATH) du nœud %1 appartient à une annonce (BIRTH) antérieure et est ignorée.</translation>
    </message>
    <message>
        <source>A mapping can have at most %1 rules, not %2.</source>
        <translation>Une correspondance peut avoir au plus %1 règles, pas %2.</translation>
    </message>
    <message>
        <source>A mapping with rules says what the columns become; leave out the quantity, unit, scale and names of assets beside it.</source>
        <translation>Une correspondance avec des règles dit ce que deviennent les colonnes&#x202f;; omettez à côté la grandeur, l’unité, l’échelle et les noms d’équipements.</translation>
    </message>
    <message>
        <source>A message of topic %1 is larger than 1 MiB.</source>
        <translation>Un message du sujet %1 dépasse 1 MiB.</translation>
    </message>
    <message>
        <source>A name in a payload is longer than %1 characters.</source>
        <translation>Un nom dans un contenu dépasse %1 caractères.</translation>
    </message>
    <message>
        <source>A payload has more than %1 labels; name only those that its mapping uses.</source>
        <translation>Un contenu a plus de %1 étiquettes&#x202f;; nommez seulement celles que sa correspondance utilise.</translation>
    </message>
    <message>
        <source>A payload has no time stamp at “%1”.</source>
        <translation>Un contenu n’a pas d’horodatage à «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>A payload holds more than %1 values; the rest of it is left out.</source>
        <translation>Un contenu a plus de %1 valeurs&#x202f;; le reste est omis.</translation>
    </message>
    <message>
        <source>A payload is compressed, which is not read; switch compression off at the edge node.</source>
        <translation>Un contenu est compressé, ce qui n’est pas lu&#x202f;; désactivez la compression au nœud de périphérie.</translation>
    </message>
    <message>
        <source>A payload is neither a number nor a JSON document (%1, at byte %2).</source>
        <translation>Un contenu n’est ni un nombre ni un document JSON (%1, à l’octet %2).</translation>
    </message>
    <message>
        <source>A payload is no Sparkplug B message.</source>
        <translation>Un contenu n’est pas un message Sparkplug B.</translation>
    </message>
    <message>
        <source>A payload is no number, although this connection awaits one.</source>
        <translation>Un contenu n’est pas un nombre, alors que cette connexion en attend un.</translation>
    </message>
    <message>
        <source>A payload of %1 bytes is too large; at most 1 MiB is read.</source>
        <translation>Un contenu de %1 octets est trop grand&#x202f;; 1 MiB au plus est lu.</translation>
    </message>
    <message>
        <source>A query of a Prometheus connection is empty or longer than %1 characters; write it in PromQL, for example DCGM_FI_DEV_POWER_USAGE.</source>
        <translation>Une requête d’une connexion Prometheus est vide ou dépasse %1 caractères&#x202f;; écrivez-la en PromQL, par exemple DCGM_FI_DEV_POWER_USAGE.</translation>
    </message>
    <message>
        <source>A saved mapping of the project cannot be read; it is left as it is.</source>
        <translation>Une correspondance enregistrée dans le projet est illisible&#x202f;; elle est laissée telle quelle.</translation>
    </message>
    <message>
        <source>A secret of a connection has no name; give the name of its keychain entry.</source>
        <translation>Un secret d’une connexion n’a pas de nom&#x202f;; donnez le nom de son entrée du trousseau.</translation>
    </message>
    <message>
        <source>A secret of a connection is said to lie in “%1”; say “keychain” or “environment”.</source>
        <translation>Un secret d’une connexion est censé se trouver dans «&#x202f;%1&#x202f;»&#x202f;; indiquez «&#x202f;keychain&#x202f;» ou «&#x202f;environment&#x202f;».</translation>
    </message>
    <message>
        <source>A series has a name that cannot be read (%1).</source>
        <translation>Une série a un nom illisible (%1).</translation>
    </message>
    <message>
        <source>A topic is longer than 300 characters, or no text.</source>
        <translation>Un sujet dépasse 300 caractères ou n’est pas un texte.</translation>
    </message>
    <message>
        <source>A topic of Sparkplug is longer than 300 characters, or no text.</source>
        <translation>Un sujet Sparkplug dépasse 300 caractères ou n’est pas un texte.</translation>
    </message>
    <message>
        <source>A wide table has one column a channel and none that names the quantity; leave “%1” out or choose the long layout.</source>
        <translation>Un tableau large a une colonne par voie et aucune qui nomme la grandeur&#x202f;; omettez «&#x202f;%1&#x202f;» ou choisissez la disposition longue.</translation>
    </message>
    <message>
        <source>A wide table has one column a channel and none that tell channels apart; leave “%1” out or choose the long layout.</source>
        <translation>Un tableau large a une colonne par voie et aucune qui distingue les voies&#x202f;; omettez «&#x202f;%1&#x202f;» ou choisissez la disposition longue.</translation>
    </message>
    <message>
        <source>An MQTT connection needs at least one topic to listen to, for example “site/#”.</source>
        <translation>Une connexion MQTT a besoin d’au moins un sujet à écouter, par exemple «&#x202f;site/#&#x202f;».</translation>
    </message>
    <message>
        <source>Another client of the broker %1 uses the client id “%2”; give each its own.</source>
        <translation>Un autre client du courtier %1 utilise l’identifiant client «&#x202f;%2&#x202f;»&#x202f;; donnez à chacun le sien.</translation>
    </message>
    <message>
        <source>Another connection has the short name “%1”; choose another one.</source>
        <translation>Une autre connexion a le nom court «&#x202f;%1&#x202f;»&#x202f;; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Behind the Modbus gateway device %1 does not answer (exception 11, at register %2).</source>
        <translation>Derrière la passerelle Modbus, l’appareil %1 ne répond pas (exception 11, au registre %2).</translation>
    </message>
    <message>
        <source>Device %1 sends without having announced itself; its node was asked to.</source>
        <translation>L’appareil %1 émet sans s’être annoncé&#x202f;; son nœud a été prié de le faire.</translation>
    </message>
    <message>
        <source>MQTT knows no password without a user; fill in “user”.</source>
        <translation>MQTT ne connaît pas de mot de passe sans utilisateur&#x202f;; renseignez «&#x202f;user&#x202f;».</translation>
    </message>
    <message>
        <source>Metric “%1” of %2 came without a number.</source>
        <translation>La métrique «&#x202f;%1&#x202f;» de %2 est arrivée sans nombre.</translation>
    </message>
    <message>
        <source>Metric “%1” of %2 is of type %3, which is not recorded.</source>
        <translation>La métrique «&#x202f;%1&#x202f;» de %2 est du type %3, qui n’est pas enregistré.</translation>
    </message>
    <message>
        <source>Modbus device %1 cannot read this kind of register (exception 1, at %2).</source>
        <translation>L’appareil Modbus %1 ne peut pas lire ce genre de registre (exception 1, à %2).</translation>
    </message>
    <message>
        <source>Modbus device %1 closed the connection (register %2).</source>
        <translation>L’appareil Modbus %1 a fermé la connexion (registre %2).</translation>
    </message>
    <message>
        <source>Modbus device %1 could not read register %2 (exceptions 7 and 8).</source>
        <translation>L’appareil Modbus %1 n’a pas pu lire le registre %2 (exceptions 7 et 8).</translation>
    </message>
    <message>
        <source>Modbus device %1 did not answer in time (register %2).</source>
        <translation>L’appareil Modbus %1 n’a pas répondu à temps (registre %2).</translation>
    </message>
    <message>
        <source>Modbus device %1 has failed inside while reading register %2 (exception 4).</source>
        <translation>L’appareil Modbus %1 a eu une erreur interne en lisant le registre %2 (exception 4).</translation>
    </message>
    <message>
        <source>Modbus device %1 has no register %2 (exception 2); check the address.</source>
        <translation>L’appareil Modbus %1 n’a pas de registre %2 (exception 2)&#x202f;; vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>Modbus device %1 is busy (exceptions 5 and 6, at register %2).</source>
        <translation>L’appareil Modbus %1 est occupé (exceptions 5 et 6, au registre %2).</translation>
    </message>
    <message>
        <source>Modbus device %1 refuses to read so many registers at %2 (exception 3).</source>
        <translation>L’appareil Modbus %1 refuse de lire autant de registres à %2 (exception 3).</translation>
    </message>
    <message>
        <source>No channel of %1 matches “%2”. Channels are named asset/metric, the first one here is %3.</source>
        <translation>Aucune voie de %1 ne correspond à «&#x202f;%2&#x202f;». Les voies se nomment équipement/métrique, la première est ici %3.</translation>
    </message>
    <message>
        <source>No encrypted connection with %1 came about; check that the address is right and that the server speaks TLS 1.2 or later.</source>
        <translation>Aucune connexion chiffrée avec %1 n’a pu s’établir&#x202f;; vérifiez que l’adresse est juste et que le serveur parle TLS 1.2 ou plus récent.</translation>
    </message>
    <message>
        <source>No rule of the mapping takes a column of %1; its columns are: %2.</source>
        <translation>Aucune règle de la correspondance ne prend une colonne de %1&#x202f;; ses colonnes sont&#x202f;: %2.</translation>
    </message>
    <message>
        <source>No rule of the mapping takes anything of %1, such as “%2”; check the names and labels of the rules.</source>
        <translation>Aucune règle de la correspondance ne prend quoi que ce soit de %1, par exemple «&#x202f;%2&#x202f;»&#x202f;; vérifiez les noms et étiquettes des règles.</translation>
    </message>
    <message>
        <source>No rule of the mapping takes metric “%1” of %2.</source>
        <translation>Aucune règle de la correspondance ne prend la métrique «&#x202f;%1&#x202f;» de %2.</translation>
    </message>
    <message>
        <source>No rule of the mapping takes the series “%1” %2; add one, or narrow the query.</source>
        <translation>Aucune règle de la correspondance ne prend la série «&#x202f;%1&#x202f;» %2&#x202f;; ajoutez-en une ou restreignez la requête.</translation>
    </message>
    <message>
        <source>No rule of the mapping takes topic %1, field “%2”.</source>
        <translation>Aucune règle de la correspondance ne prend le sujet %1, champ «&#x202f;%2&#x202f;».</translation>
    </message>
    <message>
        <source>No rule takes %1 channels of the file; they are left out: %2.</source>
        <translation>Aucune règle ne prend %1 voies du fichier&#x202f;; elles sont omises&#x202f;: %2.</translation>
    </message>
    <message>
        <source>No rule takes these columns; they are left out: %1.</source>
        <translation>Aucune règle ne prend ces colonnes&#x202f;; elles sont omises&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Node %1 has more than %2 devices.</source>
        <translation>Le nœud %1 a plus de %2 appareils.</translation>
    </message>
    <message>
        <source>Node %1 sends without having announced itself; it was asked to.</source>
        <translation>Le nœud %1 émet sans s’être annoncé&#x202f;; il a été prié de le faire.</translation>
    </message>
    <message>
        <source>Node %1: %2</source>
        <translation>Nœud %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Node %1: message %2 came where %3 was due, so some were lost; it was asked to say everything again.</source>
        <translation>Nœud %1&#x202f;: le message %2 est arrivé alors que %3 était attendu, donc certains ont été perdus&#x202f;; il lui a été demandé de tout redire.</translation>
    </message>
    <message>
        <source>Nothing came in that time; check the topics.</source>
        <translation>Rien n’est arrivé pendant ce temps&#x202f;; vérifiez les sujets.</translation>
    </message>
    <message>
        <source>Only the system keychain takes secrets; an environment variable is set where the program is started.</source>
        <translation>Seul le trousseau du système accepte des secrets&#x202f;; une variable d’environnement se définit là où le programme est lancé.</translation>
    </message>
    <message>
        <source>Prometheus has no sessions; sign in with basic or bearer.</source>
        <translation>Prometheus n’a pas de sessions&#x202f;; identifiez-vous avec basic ou bearer.</translation>
    </message>
    <message>
        <source>Recording stopped (%1).</source>
        <translation>Enregistrement arrêté (%1).</translation>
    </message>
    <message>
        <source>Recording stopped: there is not enough memory for so many channels. Connect fewer, or close other programs.</source>
        <translation>Enregistrement arrêté&#x202f;: il n’y a pas assez de mémoire pour autant de voies. Connectez-en moins ou fermez d’autres programmes.</translation>
    </message>
    <message>
        <source>Register %1 cannot become the metric “%2” of “%3”.</source>
        <translation>Le registre %1 ne peut pas devenir la métrique «&#x202f;%2&#x202f;» de «&#x202f;%3&#x202f;».</translation>
    </message>
    <message>
        <source>Samples of %1 %2 lie in the future; check the clocks of the server and of what it scrapes.</source>
        <translation>Des échantillons de %1 %2 sont dans le futur&#x202f;; vérifiez les horloges du serveur et de ce qu’il collecte.</translation>
    </message>
    <message>
        <source>Shares of coolant flow and of rear doors lie between 0 and 1; check the events.</source>
        <translation>Les parts du débit de liquide et des portes froides sont entre 0 et 1&#x202f;; vérifiez les événements.</translation>
    </message>
    <message>
        <source>SunSpec model %1 announces %2 elements, but has room for %3; those are read.</source>
        <translation>Le modèle SunSpec %1 annonce %2 éléments, mais a de la place pour %3&#x202f;; ceux-ci sont lus.</translation>
    </message>
    <message>
        <source>SunSpec model %1 at register %2 says that it is %3 registers long, which cannot be.</source>
        <translation>Le modèle SunSpec %1 au registre %2 dit avoir une longueur de %3 registres, ce qui est impossible.</translation>
    </message>
    <message>
        <source>The Modbus device %1 cannot be reached (%2); check address and port, and whether it is on.</source>
        <translation>L’appareil Modbus %1 est injoignable (%2)&#x202f;; vérifiez l’adresse et le port, et s’il est allumé.</translation>
    </message>
    <message>
        <source>The Modbus device %1 does not speak SunSpec: there is no mark at 40000, 50000 or 0. Give its registers one by one.</source>
        <translation>L’appareil Modbus %1 ne parle pas SunSpec&#x202f;: il n’y a pas de marque à 40000, 50000 ou 0. Donnez ses registres un par un.</translation>
    </message>
    <message>
        <source>The Modbus device %1 does not tell what the name of its asset “%2” needs.</source>
        <translation>L’appareil Modbus %1 n’indique pas ce qu’exige le nom de son équipement «&#x202f;%2&#x202f;».</translation>
    </message>
    <message>
        <source>The Modbus device %1 speaks SunSpec, but none of its models is one that is recorded.</source>
        <translation>L’appareil Modbus %1 parle SunSpec, mais aucun de ses modèles n’est de ceux qui sont enregistrés.</translation>
    </message>
    <message>
        <source>The Modbus gateway has no way to device %1 (exception 10, at register %2).</source>
        <translation>La passerelle Modbus n’a pas de chemin vers l’appareil %1 (exception 10, au registre %2).</translation>
    </message>
    <message>
        <source>The address of a connection holds a user name or password; give the user on its own and keep the password in the keychain or an environment variable.</source>
        <translation>L’adresse d’une connexion contient un nom d’utilisateur ou un mot de passe&#x202f;; donnez l’utilisateur à part et gardez le mot de passe dans le trousseau ou une variable d’environnement.</translation>
    </message>
    <message>
        <source>The address “%1” has a part behind ? or #, which the program adds itself; leave it out.</source>
        <translation>L’adresse «&#x202f;%1&#x202f;» a une partie après&#x202f;? ou #, que le programme ajoute lui-même&#x202f;; omettez-la.</translation>
    </message>
    <message>
        <source>The answer of %1 to “%2” breaks off or is damaged; look at the server and what lies between.</source>
        <translation>La réponse de %1 à «&#x202f;%2&#x202f;» est interrompue ou endommagée&#x202f;; vérifiez le serveur et ce qui se trouve entre les deux.</translation>
    </message>
    <message>
        <source>The answer of Modbus device %1 for register %2 makes no sense (%3).</source>
        <translation>La réponse de l’appareil Modbus %1 pour le registre %2 n’a pas de sens (%3).</translation>
    </message>
    <message>
        <source>The asset “%1” holds a place that there is not; {unit}, {unit:03}, {host}, {serial} and {model} are known.</source>
        <translation>L’équipement «&#x202f;%1&#x202f;» contient une place qui n’existe pas&#x202f;; {unit}, {unit:03}, {host}, {serial} et {model} sont connues.</translation>
    </message>
    <message>
        <source>The birth of %1 holds metrics without a usable name, or too many.</source>
        <translation>L’annonce (BIRTH) de %1 contient des métriques sans nom utilisable, ou trop de métriques.</translation>
    </message>
    <message>
        <source>The birth of node %1 has no sequence number; its edge program breaks the rules of Sparkplug B.</source>
        <translation>L’annonce (BIRTH) du nœud %1 n’a pas de numéro de séquence&#x202f;; son programme de périphérie enfreint les règles de Sparkplug B.</translation>
    </message>
    <message>
        <source>The broker %1 cannot be reached (%2); check address and port, and whether it runs.</source>
        <translation>Le courtier %1 est injoignable (%2)&#x202f;; vérifiez l’adresse et le port, et s’il fonctionne.</translation>
    </message>
    <message>
        <source>The broker %1 closed the connection (%2).</source>
        <translation>Le courtier %1 a fermé la connexion (%2).</translation>
    </message>
    <message>
        <source>The broker %1 closed the connection before it was established; check the port, and whether it wants TLS.</source>
        <translation>Le courtier %1 a fermé la connexion avant qu’elle soit établie&#x202f;; vérifiez le port, et s’il exige TLS.</translation>
    </message>
    <message>
        <source>The broker %1 closed the encrypted connection at once; check whether it speaks TLS at this port.</source>
        <translation>Le courtier %1 a aussitôt fermé la connexion chiffrée&#x202f;; vérifiez s’il parle TLS sur ce port.</translation>
    </message>
    <message>
        <source>The broker %1 does not answer any more.</source>
        <translation>Le courtier %1 ne répond plus.</translation>
    </message>
    <message>
        <source>The broker %1 does not answer; check address and port, and whether a firewall is between.</source>
        <translation>Le courtier %1 ne répond pas&#x202f;; vérifiez l’adresse et le port, et si un pare-feu se trouve entre les deux.</translation>
    </message>
    <message>
        <source>The broker %1 does not answer; check the port, and whether it wants TLS.</source>
        <translation>Le courtier %1 ne répond pas&#x202f;; vérifiez le port, et s’il exige TLS.</translation>
    </message>
    <message>
        <source>The broker %1 does not let the user “%2” listen to these topics: %3.</source>
        <translation>Le courtier %1 ne laisse pas l’utilisateur «&#x202f;%2&#x202f;» écouter ces sujets&#x202f;: %3.</translation>
    </message>
    <message>
        <source>The broker %1 does not let the user “%2” stay connected; ask who runs it.</source>
        <translation>Le courtier %1 ne laisse pas l’utilisateur «&#x202f;%2&#x202f;» rester connecté&#x202f;; adressez-vous à son exploitant.</translation>
    </message>
    <message>
        <source>The broker %1 does not speak TLS at this port; switch TLS off or correct the port.</source>
        <translation>Le courtier %1 ne parle pas TLS sur ce port&#x202f;; désactivez TLS ou corrigez le port.</translation>
    </message>
    <message>
        <source>The broker %1 does not speak the chosen version of MQTT; choose another one.</source>
        <translation>Le courtier %1 ne parle pas la version de MQTT choisie&#x202f;; choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The broker %1 has banned this client; ask who runs it.</source>
        <translation>Le courtier %1 a banni ce client&#x202f;; adressez-vous à son exploitant.</translation>
    </message>
    <message>
        <source>The broker %1 is not ready for a connection (code %2).</source>
        <translation>Le courtier %1 n’est pas prêt pour une connexion (code %2).</translation>
    </message>
    <message>
        <source>The broker %1 is shutting down.</source>
        <translation>Le courtier %1 est en train de s’arrêter.</translation>
    </message>
    <message>
        <source>The broker %1 lets nobody in without a user and a password; fill them in.</source>
        <translation>Le courtier %1 ne laisse entrer personne sans utilisateur et mot de passe&#x202f;; renseignez-les.</translation>
    </message>
    <message>
        <source>The broker %1 refuses the client id “%2”; choose another one.</source>
        <translation>Le courtier %1 refuse l’identifiant client «&#x202f;%2&#x202f;»&#x202f;; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The broker %1 refuses the user “%2” or its password; correct them.</source>
        <translation>Le courtier %1 refuse l’utilisateur «&#x202f;%2&#x202f;» ou son mot de passe&#x202f;; corrigez-les.</translation>
    </message>
    <message>
        <source>The broker&apos;s name “%1” is not known; check it and the network.</source>
        <translation>Le nom du courtier «&#x202f;%1&#x202f;» est inconnu&#x202f;; vérifiez-le, ainsi que le réseau.</translation>
    </message>
    <message>
        <source>The certificate files of the broker %1 cannot be read (%2, %3, %4); correct their names.</source>
        <translation>Les fichiers de certificat du courtier %1 sont illisibles (%2, %3, %4)&#x202f;; corrigez leurs noms.</translation>
    </message>
    <message>
        <source>The certificate of the broker %1 cannot be trusted, or the broker does not trust ours (%2); check the certificate files.</source>
        <translation>Le certificat du courtier %1 n’est pas digne de confiance, ou le courtier ne fait pas confiance au nôtre (%2)&#x202f;; vérifiez les fichiers de certificat.</translation>
    </message>
    <message>
        <source>The chosen channels of %1 hold no samples.</source>
        <translation>Les voies choisies de %1 ne contiennent aucun échantillon.</translation>
    </message>
    <message>
        <source>The clock of %1 was put back at %2; rows of the hour that came twice are all taken as the first one.</source>
        <translation>L’horloge de %1 a été reculée à %2&#x202f;; les lignes de l’heure passée deux fois sont toutes prises comme étant de la première.</translation>
    </message>
    <message>
        <source>The column “%2” of %1 holds no time of the form %4 in its first rows (it begins with “%3”); name another time column or form.</source>
        <translation>La colonne «&#x202f;%2&#x202f;» de %1 ne contient pas de temps de la forme %4 dans ses premières lignes (elle commence par «&#x202f;%3&#x202f;»)&#x202f;; indiquez une autre colonne de temps ou une autre forme.</translation>
    </message>
    <message>
        <source>The connection to Modbus device %1 failed at register %2 (%3).</source>
        <translation>La connexion à l’appareil Modbus %1 a échoué au registre %2 (%3).</translation>
    </message>
    <message>
        <source>The connection to the broker %1 broke (%2).</source>
        <translation>La connexion au courtier %1 a été rompue (%2).</translation>
    </message>
    <message>
        <source>The connection to the broker %1 could not be opened: this program has too many files open.</source>
        <translation>La connexion au courtier %1 n’a pas pu être ouverte&#x202f;: ce programme a trop de fichiers ouverts.</translation>
    </message>
    <message>
        <source>The connection “%1” failed (%2).</source>
        <translation>La connexion «&#x202f;%1&#x202f;» a échoué (%2).</translation>
    </message>
    <message>
        <source>The connection “%1” has a secret in plain text in its setting “%2”; put it into the keychain or an environment variable, and name that.</source>
        <translation>La connexion «&#x202f;%1&#x202f;» a un secret en clair dans son réglage «&#x202f;%2&#x202f;»&#x202f;; mettez-le dans le trousseau ou une variable d’environnement, et nommez cette entrée.</translation>
    </message>
    <message>
        <source>The connection “%1” is of the kind “%2”, which this version of the program does not know; update the program or remove the connection.</source>
        <translation>La connexion «&#x202f;%1&#x202f;» est du genre «&#x202f;%2&#x202f;», que cette version du programme ne connaît pas&#x202f;; mettez le programme à jour ou supprimez la connexion.</translation>
    </message>
    <message>
        <source>The connection “%1” is written wrongly: “enabled” must be true or false, and “settings” an object.</source>
        <translation>La connexion «&#x202f;%1&#x202f;» est mal écrite&#x202f;: «&#x202f;enabled&#x202f;» doit être true ou false, et «&#x202f;settings&#x202f;» un objet.</translation>
    </message>
    <message>
        <source>The dates of “%1” are read as %2; if the day comes first, say so.</source>
        <translation>Les dates de «&#x202f;%1&#x202f;» sont lues comme %2&#x202f;; si le jour vient en premier, indiquez-le.</translation>
    </message>
    <message>
        <source>The device lists more than %1 SunSpec models, which cannot be.</source>
        <translation>L’appareil énumère plus de %1 modèles SunSpec, ce qui est impossible.</translation>
    </message>
    <message>
        <source>The encrypted connection to the broker %1 failed (%2).</source>
        <translation>La connexion chiffrée au courtier %1 a échoué (%2).</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set; set it to the secret and start the program again.</source>
        <translation>La variable d’environnement %1 n’est pas définie&#x202f;; donnez-lui le secret et relancez le programme.</translation>
    </message>
    <message>
        <source>The event at %1 is in hall %2, but the site has %3 halls; correct the hall.</source>
        <translation>L’événement à %1 est dans la salle %2, mais le site a %3 salles&#x202f;; corrigez la salle.</translation>
    </message>
    <message>
        <source>The file %1 changed while it was read; import it when nothing writes to it.</source>
        <translation>Le fichier %1 a changé pendant sa lecture&#x202f;; importez-le quand rien n’y écrit.</translation>
    </message>
    <message>
        <source>The file %1 holds no certificate in PEM form (“-----BEGIN CERTIFICATE-----”); give the certificate of the authority to trust.</source>
        <translation>Le fichier %1 ne contient pas de certificat au format PEM («&#x202f;-----BEGIN CERTIFICATE-----&#x202f;»)&#x202f;; donnez le certificat de l’autorité de confiance.</translation>
    </message>
    <message>
        <source>The file %1 with certificates to trust cannot be read; check that it is there.</source>
        <translation>Le fichier %1 de certificats de confiance est illisible&#x202f;; vérifiez qu’il est là.</translation>
    </message>
    <message>
        <source>The header “%1” cannot be set by hand; the program writes it from user and secret.</source>
        <translation>L’en-tête «&#x202f;%1&#x202f;» ne peut pas être défini à la main&#x202f;; le programme l’écrit à partir de l’utilisateur et du secret.</translation>
    </message>
    <message>
        <source>The import ends before it begins; give a later end.</source>
        <translation>L’importation finit avant de commencer&#x202f;; donnez une fin plus tardive.</translation>
    </message>
    <message>
        <source>The last live recording is still being finished; try again in a moment.</source>
        <translation>Le dernier enregistrement en direct est encore en cours de finalisation&#x202f;; réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The list of SunSpec models breaks off at register %1; the device ends it wrongly.</source>
        <translation>La liste des modèles SunSpec s’interrompt au registre %1&#x202f;; l’appareil la termine mal.</translation>
    </message>
    <message>
        <source>The list “%1” of %2 must hold texts of 1 to 1000 characters.</source>
        <translation>La liste «&#x202f;%1&#x202f;» de %2 doit contenir des textes de 1 à 1000 caractères.</translation>
    </message>
    <message>
        <source>The mapping %1 cannot be read; name a JSON file that you may read.</source>
        <translation>La correspondance %1 est illisible&#x202f;; nommez un fichier JSON que vous avez le droit de lire.</translation>
    </message>
    <message>
        <source>The mapping %1 cannot be used: %2</source>
        <translation>La correspondance %1 est inutilisable&#x202f;: %2</translation>
    </message>
    <message>
        <source>The mapping %1 does not exist; check the path.</source>
        <translation>La correspondance %1 n’existe pas&#x202f;; vérifiez le chemin.</translation>
    </message>
    <message>
        <source>The mapping %1 is no JSON object (%2, at byte %3).</source>
        <translation>La correspondance %1 n’est pas un objet JSON (%2, à l’octet %3).</translation>
    </message>
    <message>
        <source>The mapping cannot be written to %1: %2.</source>
        <translation>La correspondance ne peut pas être écrite dans %1&#x202f;: %2.</translation>
    </message>
    <message>
        <source>The mapping does not say its version; write &quot;version&quot;: %1.</source>
        <translation>La correspondance n’indique pas sa version&#x202f;; écrivez &quot;version&quot;: %1.</translation>
    </message>
    <message>
        <source>The mapping has no list of rules; write &quot;rules&quot;: […].</source>
        <translation>La correspondance n’a pas de liste de règles&#x202f;; écrivez &quot;rules&quot;: […].</translation>
    </message>
    <message>
        <source>The mapping was written by a newer version of the program (format %1, this one reads up to %2); update the program.</source>
        <translation>La correspondance a été écrite par une version plus récente du programme (format %1, celle-ci lit jusqu’à %2)&#x202f;; mettez le programme à jour.</translation>
    </message>
    <message>
        <source>The mapping&apos;s table has “%1”, which this version of the program does not know; correct the word or update the program.</source>
        <translation>La partie table de la correspondance a «&#x202f;%1&#x202f;», que cette version du programme ne connaît pas&#x202f;; corrigez le mot ou mettez le programme à jour.</translation>
    </message>
    <message>
        <source>The mapping&apos;s “%1” must be a number.</source>
        <translation>Le «&#x202f;%1&#x202f;» de la correspondance doit être un nombre.</translation>
    </message>
    <message>
        <source>The mapping&apos;s “%1” must be a text in quotes.</source>
        <translation>Le «&#x202f;%1&#x202f;» de la correspondance doit être un texte entre guillemets.</translation>
    </message>
    <message>
        <source>The mapping&apos;s “%1” must be a time such as 2025-07-15T14:32:10Z.</source>
        <translation>La valeur «&#x202f;%1&#x202f;» de la correspondance doit être un temps comme 2025-07-15T14:32:10Z.</translation>
    </message>
    <message>
        <source>The mapping&apos;s “%1” must be an object.</source>
        <translation>La valeur «&#x202f;%1&#x202f;» de la correspondance doit être un objet.</translation>
    </message>
    <message>
        <source>The mapping&apos;s “%1” must be long, wide or auto.</source>
        <translation>La valeur «&#x202f;%1&#x202f;» de la correspondance doit être long, wide ou auto.</translation>
    </message>
    <message>
        <source>The mapping&apos;s “%1” must be one sign in quotes.</source>
        <translation>La valeur «&#x202f;%1&#x202f;» de la correspondance doit être un seul caractère entre guillemets.</translation>
    </message>
    <message>
        <source>The mapping&apos;s “%1” must be true or false.</source>
        <translation>La valeur «&#x202f;%1&#x202f;» de la correspondance doit être true ou false.</translation>
    </message>
    <message>
        <source>The network is down; %1 cannot be reached.</source>
        <translation>Le réseau est coupé&#x202f;; %1 est injoignable.</translation>
    </message>
    <message>
        <source>The plant cannot be simulated (%1).</source>
        <translation>L’installation ne peut pas être simulée (%1).</translation>
    </message>
    <message>
        <source>The proxy in front of %1 does not let the request through; check the proxy.</source>
        <translation>Le proxy devant %1 ne laisse pas passer la requête&#x202f;; vérifiez le proxy.</translation>
    </message>
    <message>
        <source>The recording could not be finished; check the disk.</source>
        <translation>L’enregistrement n’a pas pu être terminé&#x202f;; vérifiez le disque.</translation>
    </message>
    <message>
        <source>The scale factor of “%1” is %2, although only -10 to 10 are allowed; its values are left out.</source>
        <translation>Le facteur d’échelle de «&#x202f;%1&#x202f;» vaut %2, alors que seuls -10 à 10 sont admis&#x202f;; ses valeurs sont omises.</translation>
    </message>
    <message>
        <source>The setting “%1” of %2 is missing; fill it in.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» de %2 manque&#x202f;; renseignez-le.</translation>
    </message>
    <message>
        <source>The setting “%1” of %2 must be a JSON object.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» de %2 doit être un objet JSON.</translation>
    </message>
    <message>
        <source>The setting “%1” of %2 must be a list of at most %3 entries.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» de %2 doit être une liste d’au plus %3 entrées.</translation>
    </message>
    <message>
        <source>The setting “%1” of %2 must be a number from %3 to %4.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» de %2 doit être un nombre de %3 à %4.</translation>
    </message>
    <message>
        <source>The setting “%1” of %2 must be a text of at most %3 characters.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» de %2 doit être un texte d’au plus %3 caractères.</translation>
    </message>
    <message>
        <source>The setting “%1” of %2 must be a whole number.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» de %2 doit être un nombre entier.</translation>
    </message>
    <message>
        <source>The setting “%1” of %2 must be one of %3.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» de %2 doit être l’une des valeurs %3.</translation>
    </message>
    <message>
        <source>The setting “%1” of %2 must be true or false.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» de %2 doit être true ou false.</translation>
    </message>
    <message>
        <source>The setting “%1” of a connection must be a text of at most %2 characters.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» d’une connexion doit être un texte d’au plus %2 caractères.</translation>
    </message>
    <message>
        <source>The setting “%1” of a simulated source must be a number from %2 to %3.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» d’une source simulée doit être un nombre de %2 à %3.</translation>
    </message>
    <message>
        <source>The setting “%1” of a simulated source must be true or false.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» d’une source simulée doit être true ou false.</translation>
    </message>
    <message>
        <source>The setting “mapping” of a connection must be an object with rules, or the name of a built-in mapping.</source>
        <translation>Le réglage «&#x202f;mapping&#x202f;» d’une connexion doit être un objet avec des règles, ou le nom d’une correspondance intégrée.</translation>
    </message>
    <message>
        <source>The settings are no JSON object (%1 at character %2).</source>
        <translation>Les réglages ne sont pas un objet JSON (%1 au caractère %2).</translation>
    </message>
    <message>
        <source>The settings of a connection are nested more than %1 deep; write them again.</source>
        <translation>Les réglages d’une connexion sont imbriqués sur plus de %1 niveaux&#x202f;; écrivez-les à nouveau.</translation>
    </message>
    <message>
        <source>The simulated connection broke after %1 s, as its settings ask for.</source>
        <translation>La connexion simulée s’est rompue après %1 s, comme le demandent ses réglages.</translation>
    </message>
    <message>
        <source>The system keychain cannot be asked before the program has started; use an environment variable.</source>
        <translation>Le trousseau du système ne peut pas être interrogé avant le démarrage du programme&#x202f;; utilisez une variable d’environnement.</translation>
    </message>
    <message>
        <source>The system keychain did not answer within %1 s; unlock it, or keep the secret in an environment variable.</source>
        <translation>Le trousseau du système n’a pas répondu en %1 s&#x202f;; déverrouillez-le, ou gardez le secret dans une variable d’environnement.</translation>
    </message>
    <message>
        <source>The system keychain refused access to “%1”; unlock it and allow the program to use it.</source>
        <translation>Le trousseau du système a refusé l’accès à «&#x202f;%1&#x202f;»&#x202f;; déverrouillez-le et autorisez le programme à l’utiliser.</translation>
    </message>
    <message>
        <source>The table could not be written to %1; check the disk or the pipe.</source>
        <translation>Le tableau n’a pas pu être écrit dans %1&#x202f;; vérifiez le disque ou le tube.</translation>
    </message>
    <message>
        <source>The time %1 cannot be: it lies more than a day ahead of this machine&apos;s clock, or before 2000. Check the sensor&apos;s clock.</source>
        <translation>Le temps %1 est impossible&#x202f;: il est à plus d’un jour en avance sur l’horloge de cette machine, ou avant 2000. Vérifiez l’horloge du capteur.</translation>
    </message>
    <message>
        <source>The time stamp at “%1” of a payload cannot be read.</source>
        <translation>L’horodatage à «&#x202f;%1&#x202f;» d’un message est illisible.</translation>
    </message>
    <message>
        <source>The token of a connection has more than one line; store it again without line breaks.</source>
        <translation>Le jeton d’une connexion a plus d’une ligne&#x202f;; stockez-le à nouveau sans saut de ligne.</translation>
    </message>
    <message>
        <source>The user name “%1” holds a colon, which basic authentication cannot send.</source>
        <translation>Le nom d’utilisateur «&#x202f;%1&#x202f;» contient un deux-points, que l’authentification basic ne peut pas envoyer.</translation>
    </message>
    <message>
        <source>The user “%1” or its password cannot be sent: they must be UTF-8 text.</source>
        <translation>L’utilisateur «&#x202f;%1&#x202f;» ou son mot de passe ne peut pas être envoyé&#x202f;: ce doit être du texte UTF-8.</translation>
    </message>
    <message>
        <source>There are more than %1 edge nodes; listen to fewer groups.</source>
        <translation>Il y a plus de %1 nœuds de périphérie&#x202f;; écoutez moins de groupes.</translation>
    </message>
    <message>
        <source>There are more than %1 series; narrow the queries.</source>
        <translation>Il y a plus de %1 séries&#x202f;; restreignez les requêtes.</translation>
    </message>
    <message>
        <source>There is no host of the name “%1”; check the address and the network.</source>
        <translation>Il n’y a pas d’hôte du nom «&#x202f;%1&#x202f;»&#x202f;; vérifiez l’adresse et le réseau.</translation>
    </message>
    <message>
        <source>There is no open project to simulate; choose a preset in the settings of the connection.</source>
        <translation>Il n’y a pas de projet ouvert à simuler&#x202f;; choisissez un préréglage dans les réglages de la connexion.</translation>
    </message>
    <message>
        <source>There is no preset “%1” to simulate; choose another one, or the open project.</source>
        <translation>Il n’y a pas de préréglage «&#x202f;%1&#x202f;» à simuler&#x202f;; choisissez-en un autre, ou le projet ouvert.</translation>
    </message>
    <message>
        <source>There is no ready-made mapping “%1”; there is %2.</source>
        <translation>Il n’y a pas de correspondance toute prête «&#x202f;%1&#x202f;»&#x202f;; il y a %2.</translation>
    </message>
    <message>
        <source>This is no mapping of channels: it does not say &quot;format&quot;: &quot;%1&quot;.</source>
        <translation>Ceci n’est pas une correspondance de voies&#x202f;: il n’y est pas dit &quot;format&quot;: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>This system has no TLS library that the program could use, so %1 cannot be reached; install OpenSSL 3.</source>
        <translation>Ce système n’a pas de bibliothèque TLS utilisable par le programme, %1 est donc injoignable&#x202f;; installez OpenSSL 3.</translation>
    </message>
    <message>
        <source>This system has no keychain that could keep “%1” (neither a Secret Service such as GNOME Keyring nor KWallet); use an environment variable.</source>
        <translation>Ce système n’a pas de trousseau qui puisse garder «&#x202f;%1&#x202f;» (ni Secret Service comme GNOME Keyring, ni KWallet)&#x202f;; utilisez une variable d’environnement.</translation>
    </message>
    <message>
        <source>Topic %1: %2</source>
        <translation>Sujet %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Two series at once stand for %1 %2; only one of them is taken. Narrow the query or the mapping.</source>
        <translation>Deux séries à la fois correspondent à %1 %2&#x202f;; une seule est prise. Restreignez la requête ou la correspondance.</translation>
    </message>
    <message>
        <source>Unit %1 of Modbus device %2 has changed its list of models; it is read anew.</source>
        <translation>L’unité %1 de l’appareil Modbus %2 a changé sa liste de modèles&#x202f;; elle est relue.</translation>
    </message>
    <message>
        <source>What %1 sent is not MQTT; check address and port, and whether it wants TLS.</source>
        <translation>Ce que %1 a envoyé n’est pas du MQTT&#x202f;; vérifiez l’adresse et le port, et s’il exige TLS.</translation>
    </message>
    <message>
        <source>“%1” cannot be %2 of Sparkplug: it must be one level of a topic, without / + #.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être %2 de Sparkplug&#x202f;: ce doit être un seul niveau d’un sujet, sans / + #.</translation>
    </message>
    <message>
        <source>“%1” cannot be sent as a header; give it a name of letters and hyphens, and a text in one line.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être envoyé comme en-tête&#x202f;; donnez-lui un nom en lettres et traits d’union, et un texte d’une ligne.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of an environment variable; use letters, digits and underscores.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être le nom d’une variable d’environnement&#x202f;; utilisez des lettres, chiffres et traits de soulignement.</translation>
    </message>
    <message>
        <source>“%1” cannot be the short name of a connection; use up to 64 letters, digits, hyphens and underscores.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être le nom court d’une connexion&#x202f;; utilisez jusqu’à 64 lettres, chiffres, traits d’union et traits de soulignement.</translation>
    </message>
    <message>
        <source>“%1” cannot be the topic of a will.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être le sujet d’un testament (will).</translation>
    </message>
    <message>
        <source>“%1” cannot be used as a client id.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas servir d’identifiant de client.</translation>
    </message>
    <message>
        <source>“%1” cannot separate columns; use a comma, a semicolon, a bar or a tab.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas séparer des colonnes&#x202f;; utilisez une virgule, un point-virgule, une barre ou une tabulation.</translation>
    </message>
    <message>
        <source>“%1” computes something, so it has no raw samples; ask for it by steps.</source>
        <translation>«&#x202f;%1&#x202f;» calcule quelque chose et n’a donc pas d’échantillons bruts&#x202f;; demandez-le par pas.</translation>
    </message>
    <message>
        <source>“%1” does not name Modbus units; write numbers from 1 to 255, such as 1-8,20.</source>
        <translation>«&#x202f;%1&#x202f;» ne désigne pas d’unités Modbus&#x202f;; écrivez des nombres de 1 à 255, comme 1-8,20.</translation>
    </message>
    <message>
        <source>“%1” has sent no sample for %2 s. Check its address, and which names its mapping takes.</source>
        <translation>«&#x202f;%1&#x202f;» n’a pas envoyé d’échantillon depuis %2 s. Vérifiez son adresse et les noms que prend sa correspondance.</translation>
    </message>
    <message>
        <source>“%1” has sent nothing for more than %2 s, although it is connected. Check what it is fed by.</source>
        <translation>«&#x202f;%1&#x202f;» n’a rien envoyé depuis plus de %2 s, bien que connectée. Vérifiez ce qui l’alimente.</translation>
    </message>
    <message>
        <source>“%1” is no address inside Redfish; it begins with /redfish/v1/.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une adresse dans Redfish&#x202f;; elle commence par /redfish/v1/.</translation>
    </message>
    <message>
        <source>“%1” is no address of a server; write it as http://host:port or https://host:port.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une adresse de serveur&#x202f;; écrivez-la sous la forme http://host:port ou https://host:port.</translation>
    </message>
    <message>
        <source>“%1” is no decimal sign; use a point or a comma.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un séparateur décimal&#x202f;; utilisez un point ou une virgule.</translation>
    </message>
    <message>
        <source>“%1” is no path in a JSON document; write keys with points between, and [] or [3] behind arrays (“gpus[].power”).</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un chemin dans un document JSON&#x202f;; écrivez des clés séparées par des points, et [] ou [3] après les tableaux («&#x202f;gpus[].power&#x202f;»).</translation>
    </message>
    <message>
        <source>“%1” is no time unit; use ns, us, ms, s, min, h, iso, or a pattern such as dd.MM.yyyy HH:mm:ss.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une unité de temps&#x202f;; utilisez ns, us, ms, s, min, h, iso, ou un modèle comme dd.MM.yyyy HH:mm:ss.</translation>
    </message>
    <message>
        <source>“%1” is no time zone; use UTC, an offset such as -06:00, or a name such as America/Chicago.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un fuseau horaire&#x202f;; utilisez UTC, un décalage comme -06:00, ou un nom comme America/Chicago.</translation>
    </message>
    <message>
        <source>“%1” is no topic filter: + must stand for a whole level, and # for the last ones.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un filtre de sujets&#x202f;: + doit remplacer un niveau entier, et # les derniers.</translation>
    </message>
    <message>
        <source>“%1” is no topic of Sparkplug B.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un sujet de Sparkplug B.</translation>
    </message>
    <message>
        <source>“%1” is no way to sign in; use none, basic, bearer or session.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une façon de s’authentifier&#x202f;; utilisez none, basic, bearer ou session.</translation>
    </message>
    <message>
        <source>“%1” of a Redfish connection is given no name of an asset.</source>
        <translation>«&#x202f;%1&#x202f;» d’une connexion Redfish ne reçoit aucun nom d’équipement.</translation>
    </message>
    <message>
        <source>“%1” of a connection must be a number from %2 to %3.</source>
        <translation>«&#x202f;%1&#x202f;» d’une connexion doit être un nombre de %2 à %3.</translation>
    </message>
    <message>
        <source>“%1” of a payload is no number.</source>
        <translation>«&#x202f;%1&#x202f;» d’un message n’est pas un nombre.</translation>
    </message>
    <message>
        <source>“headers” of a connection must be an object of at most %1 names and texts.</source>
        <translation>«&#x202f;headers&#x202f;» d’une connexion doit être un objet d’au plus %1 noms et textes.</translation>
    </message>
    <message>
        <source>“samples” of a query must be raw or step, not “%1”.</source>
        <translation>«&#x202f;samples&#x202f;» d’une requête doit être raw ou step, pas «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>%1 is no JSON object; a mapping is one of “format”, “version” and “rules”, as the program exports it.</source>
        <translation>%1 n’est pas un objet JSON&#x202f;; une correspondance en est un avec «&#x202f;format&#x202f;», «&#x202f;version&#x202f;» et «&#x202f;rules&#x202f;», tel que le programme l’exporte.</translation>
    </message>
    <message>
        <source>A chart of %1 x %2 pixels cannot be written to %3. Choose 100 x 60 to 16384 x 16384 pixels.</source>
        <translation>Un graphique de %1 × %2 pixels ne peut pas être écrit dans %3. Choisissez de 100 × 60 à 16384 × 16384 pixels.</translation>
    </message>
    <message>
        <source>A diagram is written as PNG, PDF or SVG; end the name %1 with .png, .pdf or .svg.</source>
        <translation>Un schéma s’écrit en PNG, PDF ou SVG&#x202f;; terminez le nom %1 par .png, .pdf ou .svg.</translation>
    </message>
    <message>
        <source>No water is used at this instant: the towers stand, or there are none; chillers and dry coolers carry the heat.</source>
        <translation>Aucune eau n’est consommée à cet instant&#x202f;: les tours sont arrêtées, ou il n’y en a pas&#x202f;; groupes froids et aéroréfrigérants portent la chaleur.</translation>
    </message>
    <message>
        <source>The diagram could not be written to %1 (%2); check the folder and the free space.</source>
        <translation>Le schéma n’a pas pu être écrit dans %1 (%2)&#x202f;; vérifiez le dossier et la place libre.</translation>
    </message>
    <message>
        <source>The file %1 could not be written; check the folder and the free space.</source>
        <translation>Le fichier %1 n’a pas pu être écrit&#x202f;; vérifiez le dossier et la place libre.</translation>
    </message>
    <message>
        <source>There are no modelled figures of this instant; wait for the model, or go to a time that was simulated.</source>
        <translation>Il n’y a pas de valeurs modélisées à cet instant&#x202f;; attendez le modèle, ou allez à un instant simulé.</translation>
    </message>
    <message>
        <source>There is no picture of this size: the 3D view is not available here, or the memory does not suffice. Choose a smaller one.</source>
        <translation>Il n’y a pas d’image de cette taille&#x202f;: la vue 3D n’est pas disponible ici, ou la mémoire ne suffit pas. Choisissez une taille plus petite.</translation>
    </message>
    <message>
        <source>This recording was made by an older version and does not say how the figures split; simulate the day again to see where they go.</source>
        <translation>Cet enregistrement a été fait par une version plus ancienne et ne dit pas comment les valeurs se répartissent&#x202f;; simulez à nouveau la journée pour voir où elles vont.</translation>
    </message>
    <message>
        <source>The system keychain cannot be asked for “%1” (%2); start and unlock one (GNOME Keyring, KWallet), or keep the secret in an environment variable.</source>
        <translation>Le trousseau du système ne peut pas être interrogé pour «&#x202f;%1&#x202f;» (%2)&#x202f;; démarrez-en un et déverrouillez-le (GNOME Keyring, KWallet), ou gardez le secret dans une variable d’environnement.</translation>
    </message>
    <message>
        <source>The system keychain shows nothing under the name “%1”; unlock it if it is locked, else enter the secret again in the connection&apos;s settings.</source>
        <translation>Le trousseau du système ne montre rien sous le nom «&#x202f;%1&#x202f;»&#x202f;; déverrouillez-le s’il est verrouillé, sinon saisissez de nouveau le secret dans les réglages de la connexion.</translation>
    </message>
</context>
<context>
    <name>Flow</name>
    <message>
        <source>13.8 kV line-ups</source>
        <translation>Tableaux 13,8 kV</translation>
    </message>
    <message>
        <source>13.8 kV to 415 V: no-load loss and load loss by the square of the load.</source>
        <translation>13,8 kV vers 415 V&#x202f;: pertes à vide, et pertes en charge selon le carré de la charge.</translation>
    </message>
    <message>
        <source>415 V</source>
        <translation>415 V</translation>
    </message>
    <message>
        <source>Air of the halls</source>
        <translation>Air des salles</translation>
    </message>
    <message>
        <source>All GPUs, with the leakage of their own temperatures.</source>
        <translation>Tous les GPU, avec les courants de fuite dus à leurs propres températures.</translation>
    </message>
    <message>
        <source>All its heat goes to the air.</source>
        <translation>Toute sa chaleur va à l’air.</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Battery charging</source>
        <translation>Batterie en charge</translation>
    </message>
    <message>
        <source>Blow-down</source>
        <translation>Purge</translation>
    </message>
    <message>
        <source>Busways and UPS</source>
        <translation>Canalisations et onduleur</translation>
    </message>
    <message>
        <source>Busways to the racks, loss by the square of the current; the UPS feeds network spine and management only.</source>
        <translation>Canalisations électriques vers les baies, pertes selon le carré du courant&#x202f;; l’onduleur n’alimente que l’épine du réseau et la gestion.</translation>
    </message>
    <message>
        <source>CDU, facility and tower pumps.</source>
        <translation>Pompes des CDU, de l’installation et des tours.</translation>
    </message>
    <message>
        <source>CDUs</source>
        <translation>CDU</translation>
    </message>
    <message>
        <source>CPU and management</source>
        <translation>CPU et gestion</translation>
    </message>
    <message>
        <source>CPU racks, management and what else is IT.</source>
        <translation>Baies CPU, gestion et autre informatique.</translation>
    </message>
    <message>
        <source>CPUs, switches, fans, voltage regulators and power-supply losses of GPU servers.</source>
        <translation>CPU, commutateurs, ventilateurs, régulateurs de tension et pertes d’alimentation des serveurs GPU.</translation>
    </message>
    <message>
        <source>Chillers</source>
        <translation>Groupes froids</translation>
    </message>
    <message>
        <source>Chips cooling down</source>
        <translation>Puces qui refroidissent</translation>
    </message>
    <message>
        <source>Chips warming up</source>
        <translation>Puces qui chauffent</translation>
    </message>
    <message>
        <source>Coils from room air to the facility water.</source>
        <translation>Batteries d’échange, de l’air des salles vers l’eau de l’installation.</translation>
    </message>
    <message>
        <source>Compressors of the chillers.</source>
        <translation>Compresseurs des groupes froids.</translation>
    </message>
    <message>
        <source>Cooling = chillers + tower, dry-cooler and condenser fans + pumps + rear-door fans.</source>
        <translation>Refroidissement = groupes froids + ventilateurs de tours, d’aéroréfrigérants et de condenseurs + pompes + ventilateurs des portes arrière.</translation>
    </message>
    <message>
        <source>Cooling power</source>
        <translation>Puissance de froid</translation>
    </message>
    <message>
        <source>Cooling towers</source>
        <translation>Tours de refroidissement</translation>
    </message>
    <message>
        <source>Diesel or gas engines, by merit after the turbines.</source>
        <translation>Moteurs diesel ou gaz, par ordre de mérite après les turbines.</translation>
    </message>
    <message>
        <source>Drained to keep minerals down: evaporation / (cycles − 1) − drift.</source>
        <translation>Vidangée pour limiter les minéraux&#x202f;: évaporation / (cycles − 1) − entraînement.</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Entraînement vésiculaire</translation>
    </message>
    <message>
        <source>Droplets carried off, a share of the water over the cells.</source>
        <translation>Gouttelettes emportées, une part de l’eau passant sur les cellules.</translation>
    </message>
    <message>
        <source>Dry coolers</source>
        <translation>Aéroréfrigérants</translation>
    </message>
    <message>
        <source>Electrical losses = substation and pad transformers + busways + UPS + stand-by of the battery.</source>
        <translation>Pertes électriques = transformateurs de sous-station et MT/BT + canalisations + onduleur + veille de la batterie.</translation>
    </message>
    <message>
        <source>Energy stored in all Megapacks now. Autonomy is how long they alone would carry the present facility load.</source>
        <translation>Énergie stockée dans tous les Megapacks à cet instant. L’autonomie est la durée pendant laquelle ils porteraient seuls la charge actuelle de l’installation.</translation>
    </message>
    <message>
        <source>Evaporation</source>
        <translation>Évaporation</translation>
    </message>
    <message>
        <source>Evaporative cooling behind a plate exchanger.</source>
        <translation>Refroidissement par évaporation derrière un échangeur à plaques.</translation>
    </message>
    <message>
        <source>Evaporative cooling of towers and of condensers with towers of their own.</source>
        <translation>Refroidissement par évaporation des tours et des condenseurs ayant leurs propres tours.</translation>
    </message>
    <message>
        <source>Everything that moves or lifts heat.</source>
        <translation>Tout ce qui déplace ou relève la chaleur.</translation>
    </message>
    <message>
        <source>Facility load = IT load + cooling + electrical losses + house load, at the meter.</source>
        <translation>Charge de l’installation = charge informatique + refroidissement + pertes électriques + auxiliaires du bâtiment, au compteur.</translation>
    </message>
    <message>
        <source>Facility loop</source>
        <translation>Boucle d’eau</translation>
    </message>
    <message>
        <source>Facility loop cooling down</source>
        <translation>Boucle d’eau qui refroidit</translation>
    </message>
    <message>
        <source>Facility loop warming up</source>
        <translation>Boucle d’eau qui chauffe</translation>
    </message>
    <message>
        <source>Facility water with its pumps.</source>
        <translation>Eau de l’installation, avec ses pompes.</translation>
    </message>
    <message>
        <source>Fans of rear doors and rooms.</source>
        <translation>Ventilateurs des portes arrière et salles.</translation>
    </message>
    <message>
        <source>Fans of towers, dry coolers and condensers; power by the cube of speed.</source>
        <translation>Ventilateurs des tours, aéroréfrigérants et condenseurs&#x202f;; puissance selon le cube de la vitesse.</translation>
    </message>
    <message>
        <source>Free cooling by outdoor air; fans follow the cube of speed.</source>
        <translation>Refroidissement gratuit par l’air extérieur&#x202f;; les ventilateurs suivent le cube de la vitesse.</translation>
    </message>
    <message>
        <source>Fresh water to the towers&apos; basins.</source>
        <translation>Eau neuve vers les bassins des tours.</translation>
    </message>
    <message>
        <source>GPU servers</source>
        <translation>Serveurs GPU</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>GPUs fitted in all racks of the site, counted one by one.</source>
        <translation>GPU installés dans toutes les baies du site, comptés un par un.</translation>
    </message>
    <message>
        <source>Gas turbines on the site, by merit after the grid.</source>
        <translation>Turbines à gaz du site, par ordre de mérite après le réseau.</translation>
    </message>
    <message>
        <source>Gensets</source>
        <translation>Groupes électrogènes</translation>
    </message>
    <message>
        <source>Grid + turbines + gensets + battery + what nobody serves = facility load. Discharging counts above zero.</source>
        <translation>Réseau + turbines + groupes électrogènes + batterie + ce que nul ne fournit = charge de l’installation. La décharge compte au-dessus de zéro.</translation>
    </message>
    <message>
        <source>Heat of CPUs, switches, regulators and power supplies of GPU servers.</source>
        <translation>Chaleur des CPU, commutateurs, régulateurs et alimentations des serveurs GPU.</translation>
    </message>
    <message>
        <source>Heat of the chips.</source>
        <translation>Chaleur des puces.</translation>
    </message>
    <message>
        <source>Heat rejected = dry coolers + towers + chillers, out of the facility loop.</source>
        <translation>Chaleur rejetée = aéroréfrigérants + tours + groupes froids, hors de la boucle d’eau.</translation>
    </message>
    <message>
        <source>Heat that dies and cold plates give up.</source>
        <translation>Chaleur que cèdent les puces nues et les plaques froides.</translation>
    </message>
    <message>
        <source>Heat that dies and cold plates take up.</source>
        <translation>Chaleur qu’absorbent les puces nues et les plaques froides.</translation>
    </message>
    <message>
        <source>Heat that its water gives up.</source>
        <translation>Chaleur que cède son eau.</translation>
    </message>
    <message>
        <source>Heat that its water takes up.</source>
        <translation>Chaleur qu’absorbe son eau.</translation>
    </message>
    <message>
        <source>Heat that the air of the halls gives up.</source>
        <translation>Chaleur que cède l’air des salles.</translation>
    </message>
    <message>
        <source>Heat that the air of the halls takes up.</source>
        <translation>Chaleur qu’absorbe l’air des salles.</translation>
    </message>
    <message>
        <source>Heat that their liquid gives up.</source>
        <translation>Chaleur que cède leur liquide.</translation>
    </message>
    <message>
        <source>Heat that their liquid takes up.</source>
        <translation>Chaleur qu’absorbe leur liquide.</translation>
    </message>
    <message>
        <source>House load</source>
        <translation>Auxiliaires du bâtiment</translation>
    </message>
    <message>
        <source>House load and transformers</source>
        <translation>Auxiliaires et transformateurs</translation>
    </message>
    <message>
        <source>IT load = GPU servers + network + storage + CPU and management, at the inlets of the racks.</source>
        <translation>Charge informatique = serveurs GPU + réseau + stockage + CPU et gestion, aux entrées des baies.</translation>
    </message>
    <message>
        <source>Import at the 161 kV meter.</source>
        <translation>Importation au compteur 161 kV.</translation>
    </message>
    <message>
        <source>Leaf, spine and core switches with optics, by the parameter of watts a GPU.</source>
        <translation>Commutateurs feuille, épine et cœur avec leurs optiques, selon le paramètre de watts par GPU.</translation>
    </message>
    <message>
        <source>Left over at a node by the figures shown: rounding of a recording, or a state that does not settle.</source>
        <translation>Excédent à un nœud d’après les valeurs affichées&#x202f;: arrondi d’un enregistrement, ou état qui ne se stabilise pas.</translation>
    </message>
    <message>
        <source>Lighting, offices, controls: a share of the design IT load.</source>
        <translation>Éclairage, bureaux, commandes&#x202f;: une part de la charge informatique nominale.</translation>
    </message>
    <message>
        <source>Liquid from cold plates to CDUs.</source>
        <translation>Liquide des plaques froides vers les CDU.</translation>
    </message>
    <message>
        <source>Load that no source can carry.</source>
        <translation>Charge qu’aucune source ne peut porter.</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Pertes</translation>
    </message>
    <message>
        <source>Low-voltage sides of the pads.</source>
        <translation>Côtés basse tension des transformateurs MT/BT.</translation>
    </message>
    <message>
        <source>Make-up water</source>
        <translation>Eau d’appoint</translation>
    </message>
    <message>
        <source>Megapacks discharging.</source>
        <translation>Megapacks en décharge.</translation>
    </message>
    <message>
        <source>Megapacks taking up energy.</source>
        <translation>Megapacks qui se chargent.</translation>
    </message>
    <message>
        <source>Missing at a node by the figures shown: rounding of a recording, or a state that does not settle.</source>
        <translation>Manque à un nœud d’après les valeurs affichées&#x202f;: arrondi d’un enregistrement, ou état qui ne se stabilise pas.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau informatique</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>Non fourni</translation>
    </message>
    <message>
        <source>Outdoor air</source>
        <translation>Air extérieur</translation>
    </message>
    <message>
        <source>Outdoors or ventilated; they do not enter the water loop (estimate).</source>
        <translation>Dehors ou ventilés&#x202f;; ils n’entrent pas dans la boucle d’eau (estimation).</translation>
    </message>
    <message>
        <source>PUE = facility load ÷ IT load. What cooling, losses and house load add is all that lies above 1.</source>
        <translation>PUE = charge de l’installation ÷ charge informatique. Refroidissement, pertes et auxiliaires du bâtiment font tout ce qui dépasse 1.</translation>
    </message>
    <message>
        <source>Pad transformers</source>
        <translation>Transformateurs MT/BT</translation>
    </message>
    <message>
        <source>Plate exchangers from the technology loops to the facility water.</source>
        <translation>Échangeurs à plaques, des boucles techniques vers l’eau de l’installation.</translation>
    </message>
    <message>
        <source>Power of GPUs</source>
        <translation>Puissance des GPU</translation>
    </message>
    <message>
        <source>Power of pumps, fans and compressors: it leaves with the heat that they move.</source>
        <translation>Puissance des pompes, ventilateurs et compresseurs&#x202f;: elle part avec la chaleur qu’ils déplacent.</translation>
    </message>
    <message>
        <source>Pumps</source>
        <translation>Pompes</translation>
    </message>
    <message>
        <source>Pumps and machines</source>
        <translation>Pompes et machines</translation>
    </message>
    <message>
        <source>Rear doors</source>
        <translation>Portes arrière</translation>
    </message>
    <message>
        <source>Rear-door fans</source>
        <translation>Ventilateurs de portes arrière</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Résidu</translation>
    </message>
    <message>
        <source>Room air cooling down</source>
        <translation>Air de salle en refroidissement</translation>
    </message>
    <message>
        <source>Room air warming up</source>
        <translation>Air de salle en échauffement</translation>
    </message>
    <message>
        <source>Server hosts</source>
        <translation>Hôtes des serveurs</translation>
    </message>
    <message>
        <source>Servers at their AC input; power supplies have no loss law of their own, published figures are AC figures already.</source>
        <translation>Serveurs à leur entrée CA&#x202f;; les alimentations n’ont pas de loi de pertes propre, les chiffres publiés sont déjà côté CA.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Storage racks, by watts a terabyte.</source>
        <translation>Baies de stockage, en watts par téraoctet.</translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>Poste électrique</translation>
    </message>
    <message>
        <source>Substation transformers, 161 to 13.8 kV: no-load loss and load loss by the square of the load.</source>
        <translation>Transformateurs du poste électrique, de 161 à 13,8 kV&#x202f;: pertes à vide, et pertes en charge selon le carré de la charge.</translation>
    </message>
    <message>
        <source>Sum of the capacities of all storage racks; wanted is what this number of GPUs asks for.</source>
        <translation>Somme des capacités de toutes les baies de stockage&#x202f;; le voulu est ce que demande ce nombre de GPU.</translation>
    </message>
    <message>
        <source>Sum of the memory bandwidths of all GPUs, by their data sheets. The published label is no sum of these.</source>
        <translation>Somme des bandes passantes mémoire de tous les GPU, d’après leurs fiches techniques. La valeur publiée n’est pas une telle somme.</translation>
    </message>
    <message>
        <source>Technology loops</source>
        <translation>Boucles techniques</translation>
    </message>
    <message>
        <source>Technology loops cooling down</source>
        <translation>Boucles techniques en refroidissement</translation>
    </message>
    <message>
        <source>Technology loops warming up</source>
        <translation>Boucles techniques en échauffement</translation>
    </message>
    <message>
        <source>The latent share of the towers&apos; heat by 2.43 MJ/kg.</source>
        <translation>La part latente de la chaleur des tours, à 2,43 MJ/kg.</translation>
    </message>
    <message>
        <source>The rest, with their compressors&apos; power.</source>
        <translation>Le reste, avec la puissance de leurs compresseurs.</translation>
    </message>
    <message>
        <source>The ring of line-ups with machines and Megapacks.</source>
        <translation>L’anneau des tableaux MT avec machines et Megapacks.</translation>
    </message>
    <message>
        <source>Their losses warm the halls.</source>
        <translation>Leurs pertes chauffent les salles.</translation>
    </message>
    <message>
        <source>Their power ends in the air of the halls.</source>
        <translation>Leur puissance finit dans l’air des salles.</translation>
    </message>
    <message>
        <source>Tower and cooler fans</source>
        <translation>Ventilateurs tours et aéros</translation>
    </message>
    <message>
        <source>Transformers, busways, UPS and the battery&apos;s stand-by.</source>
        <translation>Transformateurs, canalisations, onduleurs et veille des batteries.</translation>
    </message>
    <message>
        <source>Turbines</source>
        <translation>Turbines</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>Réseau public</translation>
    </message>
    <message>
        <source>Water = evaporation + drift + blow-down of the towers, all replaced by make-up.</source>
        <translation>Eau = évaporation + entraînement vésiculaire + purge des tours, le tout remplacé par l’appoint.</translation>
    </message>
    <message>
        <source>What is not on cold plates.</source>
        <translation>Ce qui n’est pas sur plaques froides.</translation>
    </message>
    <message>
        <source>What the chips draw becomes heat.</source>
        <translation>Ce que les puces consomment devient chaleur.</translation>
    </message>
    <message>
        <source>Where all of it ends.</source>
        <translation>Là où tout finit.</translation>
    </message>
</context>
<context>
    <name>Flows</name>
    <message>
        <source>Power</source>
        <translation>Puissance</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Chaleur</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Eau</translation>
    </message>
    <message>
        <source>%1 → %2: %3, %4 of all</source>
        <translation>%1 → %2&#x202f;: %3, %4 du total</translation>
    </message>
    <message>
        <source>, %1 of %2</source>
        <translation>, %1 de %2</translation>
    </message>
    <message>
        <source>Modelled.</source>
        <translation>Modélisé.</translation>
    </message>
    <message>
        <source>%1: %2, %3 of all. %4 Modelled.</source>
        <translation>%1&#x202f;: %2, %3 du total. %4 Modélisé.</translation>
    </message>
</context>
<context>
    <name>HeadlineStrip</name>
    <message>
        <source>Turbines carry %1</source>
        <translation>Les turbines portent %1</translation>
    </message>
    <message>
        <source>Gensets carry %1</source>
        <translation>Les groupes électrogènes portent %1</translation>
    </message>
    <message>
        <source>Batteries carry %1</source>
        <translation>Les batteries portent %1</translation>
    </message>
    <message>
        <source>Modelled</source>
        <translation>Modélisé</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>%1 racks</source>
        <translation>%1 baies</translation>
    </message>
    <message>
        <source>%1 throttled</source>
        <translation>%1 ralentis</translation>
    </message>
    <message>
        <source>Counted from the racks of the site.</source>
        <translation>Comptés d’après les baies du site.</translation>
    </message>
    <message>
        <source>IT load</source>
        <translation>Charge IT</translation>
    </message>
    <message>
        <source>Power at the racks&apos; inlets: GPU servers, network, storage, CPU and management.</source>
        <translation>Puissance à l’entrée des baies&#x202f;: serveurs GPU, réseau, stockage, CPU et gestion.</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>Everything the site draws, at the meter.</source>
        <translation>Tout ce que le site consomme, au compteur.</translation>
    </message>
    <message>
        <source>Facility power divided by IT power.</source>
        <translation>Puissance de l’installation divisée par celle de l’informatique.</translation>
    </message>
    <message>
        <source>Grid / on-site</source>
        <translation>Réseau / sur site</translation>
    </message>
    <message>
        <source>The grid carries all</source>
        <translation>Le réseau porte tout</translation>
    </message>
    <message>
        <source>Solid: from the grid. Striped: made on the site. Battery above zero discharges.</source>
        <translation>Plein&#x202f;: du réseau. Hachuré&#x202f;: produit sur site. Batterie au-dessus de zéro&#x202f;: décharge.</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batteries</translation>
    </message>
    <message>
        <source>%1 · %2 charged</source>
        <translation>%1 · chargées à %2</translation>
    </message>
    <message>
        <source>none on the site</source>
        <translation>aucune sur le site</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Energy stored in the Megapacks now. Autonomy: how long they alone would carry the present facility load.</source>
        <translation>Énergie stockée dans les Megapacks à cet instant. Autonomie&#x202f;: durée pendant laquelle ils porteraient seuls la charge actuelle.</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Eau</translation>
    </message>
    <message>
        <source>Make-up of the evaporative cooling.</source>
        <translation>Appoint du refroidissement évaporatif.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>écriture %1</translation>
    </message>
    <message>
        <source>Sum of the storage racks.</source>
        <translation>Somme des baies de stockage.</translation>
    </message>
    <message>
        <source>HBM bandwidth</source>
        <translation>Débit HBM</translation>
    </message>
    <message>
        <source>NVLink %1 · published %2</source>
        <translation>NVLink %1 · publié %2</translation>
    </message>
    <message>
        <source>NVLink %1, publ. %2</source>
        <translation>NVLink %1, publ. %2</translation>
    </message>
    <message>
        <source>Memory bandwidth</source>
        <translation>Bande passante mémoire</translation>
    </message>
    <message>
        <source>Published: the operator&apos;s label, 194 PB/s. It is not the HBM total of these GPUs; it is close to their NVLink total. HBM and NVLink are computed from the GPUs&apos; data sheets.</source>
        <translation>Publié&#x202f;: l’étiquette de l’exploitant, 194&#x202f;Po/s. Ce n’est pas le total HBM de ces GPU&#x202f;; c’est proche de leur total NVLink. HBM et NVLink sont calculés d’après les fiches techniques des GPU.</translation>
    </message>
    <message>
        <source>Binding limit</source>
        <translation>Limite active</translation>
    </message>
    <message>
        <source>no limit known</source>
        <translation>aucune limite connue</translation>
    </message>
    <message>
        <source>The model has given no limits for this state.</source>
        <translation>Le modèle n’a donné aucune limite pour cet état.</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1&#x202f;: %2 sur %3</translation>
    </message>
    <message>
        <source>Modelled: used / capacity</source>
        <translation>Modélisé&#x202f;: utilisé / capacité</translation>
    </message>
    <message>
        <source>%1 not served</source>
        <translation>%1 non fournis</translation>
    </message>
    <message>
        <source>Not calculated yet: the model has not run for this site.</source>
        <translation>Pas encore calculé&#x202f;: le modèle n’a pas tourné pour ce site.</translation>
    </message>
    <message>
        <source>Scenario: %1</source>
        <translation>Scénario&#x202f;: %1</translation>
    </message>
    <message>
        <source>%1: %2 to %3 where parameters lie within their ranges (5th to 95th percentile of %4 samples of %5 parameters).</source>
        <translation>%1&#x202f;: %2 à %3 quand les paramètres sont dans leurs plages (5e au 95e centile de %4 tirages de %5 paramètres).</translation>
    </message>
    <message>
        <source>What moves it most (rank correlation):</source>
        <translation>Ce qui la déplace le plus (corrélation des rangs)&#x202f;:</translation>
    </message>
</context>
<context>
    <name>JobDialogTexts</name>
    <message>
        <source>Cancelled before the end; nothing new is shown.</source>
        <translation>Annulé avant la fin&#x202f;; rien de nouveau n’est montré.</translation>
    </message>
</context>
<context>
    <name>KeyFigure</name>
    <message>
        <source>Battery</source>
        <translation>Batteries</translation>
    </message>
    <message>
        <source>Battery autonomy</source>
        <translation>Autonomie des batteries</translation>
    </message>
    <message>
        <source>Battery energy</source>
        <translation>Énergie des batteries</translation>
    </message>
    <message>
        <source>Battery state of charge</source>
        <translation>État de charge des batteries</translation>
    </message>
    <message>
        <source>Blow-down</source>
        <translation>Purge</translation>
    </message>
    <message>
        <source>CO₂</source>
        <translation>CO₂</translation>
    </message>
    <message>
        <source>CPU and management</source>
        <translation>CPU et gestion</translation>
    </message>
    <message>
        <source>CUE</source>
        <translation>CUE</translation>
    </message>
    <message>
        <source>Chillers</source>
        <translation>Groupes froids</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>Refroidissement</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Entraînement vésiculaire</translation>
    </message>
    <message>
        <source>Dry bulb</source>
        <translation>Température sèche</translation>
    </message>
    <message>
        <source>Electrical losses</source>
        <translation>Pertes électriques</translation>
    </message>
    <message>
        <source>Energy cost</source>
        <translation>Coût de l’énergie</translation>
    </message>
    <message>
        <source>Evaporation</source>
        <translation>Évaporation</translation>
    </message>
    <message>
        <source>Facility load</source>
        <translation>Charge de l’installation</translation>
    </message>
    <message>
        <source>Facility water return</source>
        <translation>Eau de l’installation, retour</translation>
    </message>
    <message>
        <source>Facility water supply</source>
        <translation>Eau de l’installation, départ</translation>
    </message>
    <message>
        <source>GPU racks</source>
        <translation>Baies GPU</translation>
    </message>
    <message>
        <source>GPU servers</source>
        <translation>Serveurs GPU</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>GPUs throttled</source>
        <translation>GPU ralentis</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Gaz</translation>
    </message>
    <message>
        <source>Gensets</source>
        <translation>Groupes électrogènes</translation>
    </message>
    <message>
        <source>Grid import</source>
        <translation>Soutirage réseau</translation>
    </message>
    <message>
        <source>HBM bandwidth</source>
        <translation>Bande passante HBM</translation>
    </message>
    <message>
        <source>Heat balance error</source>
        <translation>Écart du bilan thermique</translation>
    </message>
    <message>
        <source>Heat being stored</source>
        <translation>Chaleur stockée</translation>
    </message>
    <message>
        <source>Heat rejected</source>
        <translation>Chaleur rejetée</translation>
    </message>
    <message>
        <source>Heat through towers</source>
        <translation>Chaleur par les tours</translation>
    </message>
    <message>
        <source>Heat to air</source>
        <translation>Chaleur à l’air</translation>
    </message>
    <message>
        <source>Heat to liquid</source>
        <translation>Chaleur au liquide</translation>
    </message>
    <message>
        <source>Hottest GPU</source>
        <translation>GPU le plus chaud</translation>
    </message>
    <message>
        <source>House load</source>
        <translation>Auxiliaires du bâtiment</translation>
    </message>
    <message>
        <source>IT load</source>
        <translation>Charge informatique</translation>
    </message>
    <message>
        <source>Mean GPU temperature</source>
        <translation>Température moyenne des GPU</translation>
    </message>
    <message>
        <source>NVLink bandwidth</source>
        <translation>Bande passante NVLink</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau informatique</translation>
    </message>
    <message>
        <source>Network bandwidth</source>
        <translation>Bande passante réseau</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>Non fourni</translation>
    </message>
    <message>
        <source>PUE</source>
        <translation>PUE</translation>
    </message>
    <message>
        <source>Published memory bandwidth</source>
        <translation>Bande passante mémoire publiée</translation>
    </message>
    <message>
        <source>Pumps</source>
        <translation>Pompes</translation>
    </message>
    <message>
        <source>Rear-door and room fans</source>
        <translation>Ventilateurs de portes et de salle</translation>
    </message>
    <message>
        <source>Service racks</source>
        <translation>Baies de service</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Storage read</source>
        <translation>Lecture du stockage</translation>
    </message>
    <message>
        <source>Storage write</source>
        <translation>Écriture du stockage</translation>
    </message>
    <message>
        <source>Technology loop return</source>
        <translation>Boucle technique, retour</translation>
    </message>
    <message>
        <source>Technology loop supply</source>
        <translation>Boucle technique, départ</translation>
    </message>
    <message>
        <source>Tower fans</source>
        <translation>Ventilateurs des tours</translation>
    </message>
    <message>
        <source>Turbines</source>
        <translation>Turbines</translation>
    </message>
    <message>
        <source>WUE</source>
        <translation>WUE</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Eau</translation>
    </message>
    <message>
        <source>Wet bulb</source>
        <translation>Température humide</translation>
    </message>
    <message>
        <source>Battery capacity relative to new</source>
        <translation>Capacité de batterie relative au neuf</translation>
    </message>
    <message>
        <source>Battery equivalent full cycles</source>
        <translation>Cycles complets équivalents des batteries</translation>
    </message>
    <message>
        <source>Battery for peak shaving</source>
        <translation>Batterie pour l’écrêtage</translation>
    </message>
    <message>
        <source>Battery for resale</source>
        <translation>Batterie pour la revente</translation>
    </message>
    <message>
        <source>Battery for ride-through</source>
        <translation>Batterie pour le secours</translation>
    </message>
    <message>
        <source>Battery for smoothing</source>
        <translation>Batterie pour le lissage</translation>
    </message>
    <message>
        <source>Best time between checkpoints</source>
        <translation>Meilleur intervalle entre points de reprise</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Point de reprise</translation>
    </message>
    <message>
        <source>Chiller starts</source>
        <translation>Démarrages de groupes froids</translation>
    </message>
    <message>
        <source>Chillers running</source>
        <translation>Groupes froids en marche</translation>
    </message>
    <message>
        <source>Core switches</source>
        <translation>Commutateurs cœur</translation>
    </message>
    <message>
        <source>Dry cooler fans</source>
        <translation>Ventilateurs des aéroréfrigérants</translation>
    </message>
    <message>
        <source>Fabric, switch by switch</source>
        <translation>Réseau de calcul, commutateur par commutateur</translation>
    </message>
    <message>
        <source>Facility pumps running</source>
        <translation>Pompes de la boucle d’eau en marche</translation>
    </message>
    <message>
        <source>Free cooling</source>
        <translation>Refroidissement gratuit</translation>
    </message>
    <message>
        <source>GPUs tripped</source>
        <translation>GPU arrêtés par sécurité</translation>
    </message>
    <message>
        <source>Generator starts</source>
        <translation>Démarrages de générateurs</translation>
    </message>
    <message>
        <source>Gensets running</source>
        <translation>Groupes électrogènes en marche</translation>
    </message>
    <message>
        <source>Heat through chillers</source>
        <translation>Chaleur par les groupes froids</translation>
    </message>
    <message>
        <source>Heat through dry coolers</source>
        <translation>Chaleur par les aéroréfrigérants</translation>
    </message>
    <message>
        <source>Highest grid import</source>
        <translation>Soutirage maximal du réseau</translation>
    </message>
    <message>
        <source>Highest voltage at 13.8 kV</source>
        <translation>Tension maximale en 13,8 kV</translation>
    </message>
    <message>
        <source>IT without supply</source>
        <translation>Informatique sans alimentation</translation>
    </message>
    <message>
        <source>Leaf switches</source>
        <translation>Commutateurs feuille</translation>
    </message>
    <message>
        <source>Losses of the network</source>
        <translation>Pertes du réseau électrique</translation>
    </message>
    <message>
        <source>Lowest voltage at 13.8 kV</source>
        <translation>Tension minimale en 13,8 kV</translation>
    </message>
    <message>
        <source>Lowest voltage at the racks</source>
        <translation>Tension minimale aux baies</translation>
    </message>
    <message>
        <source>Machine curves at their end</source>
        <translation>Courbes de machines en butée</translation>
    </message>
    <message>
        <source>Optical modules of the fabric</source>
        <translation>Modules optiques du réseau de calcul</translation>
    </message>
    <message>
        <source>Overloaded network elements</source>
        <translation>Éléments du réseau en surcharge</translation>
    </message>
    <message>
        <source>Pause for a checkpoint</source>
        <translation>Pause d’un point de reprise</translation>
    </message>
    <message>
        <source>Ride-through reserve</source>
        <translation>Réserve de secours</translation>
    </message>
    <message>
        <source>Short-circuit level at 13.8 kV</source>
        <translation>Niveau de court-circuit en 13,8 kV</translation>
    </message>
    <message>
        <source>Spine switches</source>
        <translation>Commutateurs épine</translation>
    </message>
    <message>
        <source>Spinning reserve</source>
        <translation>Réserve tournante</translation>
    </message>
    <message>
        <source>Stalled by asynchronous checkpoints</source>
        <translation>Temps perdu par points de reprise asynchrones</translation>
    </message>
    <message>
        <source>Stalled by checkpoints</source>
        <translation>Temps perdu par points de reprise</translation>
    </message>
    <message>
        <source>Storage drives</source>
        <translation>Disques de stockage</translation>
    </message>
    <message>
        <source>Storage racks needed</source>
        <translation>Baies de stockage nécessaires</translation>
    </message>
    <message>
        <source>Storage wanted</source>
        <translation>Stockage voulu</translation>
    </message>
    <message>
        <source>Switches of the fabric</source>
        <translation>Commutateurs du réseau de calcul</translation>
    </message>
    <message>
        <source>Tiers of the fabric</source>
        <translation>Étages du réseau de calcul</translation>
    </message>
    <message>
        <source>Time between failures of the largest job</source>
        <translation>Temps entre pannes de la plus grande tâche</translation>
    </message>
    <message>
        <source>Tower fan speed</source>
        <translation>Vitesse des ventilateurs de tour</translation>
    </message>
    <message>
        <source>Turbines running</source>
        <translation>Turbines en marche</translation>
    </message>
    <message>
        <source>Useful time of the largest job</source>
        <translation>Temps utile de la plus grande tâche</translation>
    </message>
    <message>
        <source>Battery stand-by</source>
        <translation>Veille des batteries</translation>
    </message>
    <message>
        <source>CDU pumps</source>
        <translation>Pompes des CDU</translation>
    </message>
    <message>
        <source>Chillers in service</source>
        <translation>Groupes froids en service</translation>
    </message>
    <message>
        <source>Facility pumps</source>
        <translation>Pompes de l’installation</translation>
    </message>
    <message>
        <source>Facility pumps in service</source>
        <translation>Pompes de l’installation en service</translation>
    </message>
    <message>
        <source>Flow of the facility loop</source>
        <translation>Débit de la boucle de l’installation</translation>
    </message>
    <message>
        <source>Flow of the technology loops</source>
        <translation>Débit des boucles techniques</translation>
    </message>
    <message>
        <source>Flow over the towers</source>
        <translation>Débit sur les tours</translation>
    </message>
    <message>
        <source>GPUs alone</source>
        <translation>GPU seuls</translation>
    </message>
    <message>
        <source>Heat being stored in chips</source>
        <translation>Chaleur stockée dans les puces</translation>
    </message>
    <message>
        <source>Heat being stored in room air</source>
        <translation>Chaleur stockée dans l’air des salles</translation>
    </message>
    <message>
        <source>Heat being stored in technology loops</source>
        <translation>Chaleur stockée dans les boucles techniques</translation>
    </message>
    <message>
        <source>Heat being stored in the facility loop</source>
        <translation>Chaleur stockée dans la boucle de l’installation</translation>
    </message>
    <message>
        <source>Heat of GPUs to liquid</source>
        <translation>Chaleur des GPU au liquide</translation>
    </message>
    <message>
        <source>Heat through CDUs</source>
        <translation>Chaleur par les CDU</translation>
    </message>
    <message>
        <source>Heat through rear doors</source>
        <translation>Chaleur par les portes arrière</translation>
    </message>
    <message>
        <source>Losses of busways</source>
        <translation>Pertes des canalisations</translation>
    </message>
    <message>
        <source>Losses of pad transformers</source>
        <translation>Pertes des transformateurs MT/BT</translation>
    </message>
    <message>
        <source>Losses of substation transformers</source>
        <translation>Pertes des transformateurs du poste</translation>
    </message>
    <message>
        <source>Losses of the UPS</source>
        <translation>Pertes des onduleurs</translation>
    </message>
    <message>
        <source>Tower basin</source>
        <translation>Bassin des tours</translation>
    </message>
    <message>
        <source>Towers in service</source>
        <translation>Tours en service</translation>
    </message>
</context>
<context>
    <name>KeyboardHelp</name>
    <message>
        <source>In the scene</source>
        <translation>Dans la scène</translation>
    </message>
    <message>
        <source>Walking</source>
        <translation>À pied</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>In the charts</source>
        <translation>Dans les courbes</translation>
    </message>
    <message>
        <source>Menu %1</source>
        <translation>Menu %1</translation>
    </message>
</context>
<context>
    <name>Layer</name>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Ground, buildings and hall floors</source>
        <translation>Sol, bâtiments et planchers des salles</translation>
    </message>
    <message>
        <source>Racks</source>
        <translation>Baies</translation>
    </message>
    <message>
        <source>All racks, with what they carry</source>
        <translation>Toutes les baies, avec ce qu’elles contiennent</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Each GPU in its own colour; off: a rack has one colour</source>
        <translation>Chaque GPU dans sa propre couleur&#x202f;; désactivé&#x202f;: une couleur par baie</translation>
    </message>
    <message>
        <source>Cooling pipes</source>
        <translation>Conduites d’eau</translation>
    </message>
    <message>
        <source>Facility water from the plant to the rows, by temperature; schematic, where the pipes lie is not published</source>
        <translation>Eau de l’installation, de la technique aux rangées, selon la température&#x202f;; schématique, le tracé des conduites n’est pas publié</translation>
    </message>
    <message>
        <source>Power path</source>
        <translation>Chemin électrique</translation>
    </message>
    <message>
        <source>From the utility to the rows, by loading, as the one-line connects them; schematic, where the cables lie is not published</source>
        <translation>Du réseau public aux rangées, selon la charge, comme l’unifilaire les relie&#x202f;; schématique, le tracé des câbles n’est pas publié</translation>
    </message>
    <message>
        <source>Air temperature</source>
        <translation>Température de l’air</translation>
    </message>
    <message>
        <source>Air in front of the racks; the model has one well-mixed air for all halls</source>
        <translation>Air devant les baies&#x202f;; le modèle a un seul air bien mélangé pour toutes les salles</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Names, as many as fit without overlapping</source>
        <translation>Noms, autant qu’il en tient sans chevauchement</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmes</translation>
    </message>
    <message>
        <source>Where a limit is exceeded, something is dark, open or too hot, or values are stale</source>
        <translation>Là où une limite est dépassée, où un élément est hors tension, ouvert ou trop chaud, ou où des valeurs sont périmées</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>Résidus</translation>
    </message>
    <message>
        <source>Colours show measured minus modelled</source>
        <translation>Les couleurs montrent le mesuré moins le modélisé</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Outlines of what is selected and of the path that is followed</source>
        <translation>Contours de ce qui est sélectionné et du chemin suivi</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévu</translation>
    </message>
    <message>
        <source>Racks that a tool would place or move, not there yet</source>
        <translation>Baies qu’un outil placerait ou déplacerait, pas encore là</translation>
    </message>
    <message>
        <source>Measured coverage</source>
        <translation>Couverture mesurée</translation>
    </message>
    <message>
        <source>Colours show what is measured, what is only modelled, and what is neither</source>
        <translation>Les couleurs montrent ce qui est mesuré, ce qui est seulement modélisé, et ce qui n’est ni l’un ni l’autre</translation>
    </message>
</context>
<context>
    <name>Limit</name>
    <message>
        <source>Battery power</source>
        <translation>Puissance des batteries</translation>
    </message>
    <message>
        <source>CDU, busiest rack</source>
        <translation>CDU, baie la plus chargée</translation>
    </message>
    <message>
        <source>Chillers</source>
        <translation>Groupes froids</translation>
    </message>
    <message>
        <source>Cooling tower</source>
        <translation>Tour de refroidissement</translation>
    </message>
    <message>
        <source>Facility pumps</source>
        <translation>Pompes de l’installation</translation>
    </message>
    <message>
        <source>Grid and generation</source>
        <translation>Réseau et production</translation>
    </message>
    <message>
        <source>Grid and generation, largest unit out</source>
        <translation>Réseau et production, plus grande unité perdue</translation>
    </message>
    <message>
        <source>Grid import</source>
        <translation>Soutirage réseau</translation>
    </message>
    <message>
        <source>Hottest GPU against slowdown</source>
        <translation>GPU le plus chaud face au ralentissement</translation>
    </message>
    <message>
        <source>On-site generation</source>
        <translation>Production sur site</translation>
    </message>
    <message>
        <source>Pad transformers</source>
        <translation>Transformateurs MT/BT</translation>
    </message>
    <message>
        <source>Rear door, busiest rack</source>
        <translation>Porte arrière, baie la plus chargée</translation>
    </message>
    <message>
        <source>Substation transformers</source>
        <translation>Transformateurs du poste</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>Prometheus</source>
        <translation>Prometheus</translation>
    </message>
    <message>
        <source>Prometheus and whatever speaks its HTTP API: Thanos, Mimir, VictoriaMetrics</source>
        <translation>Prometheus et tout ce qui parle son API HTTP&#x202f;: Thanos, Mimir, VictoriaMetrics</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>Topics of an MQTT broker with numbers or JSON</source>
        <translation>Sujets d’un courtier MQTT avec des nombres ou du JSON</translation>
    </message>
    <message>
        <source>MQTT Sparkplug B</source>
        <translation>MQTT Sparkplug B</translation>
    </message>
    <message>
        <source>Sparkplug B edge nodes behind an MQTT broker</source>
        <translation>Nœuds de périphérie Sparkplug B derrière un courtier MQTT</translation>
    </message>
    <message>
        <source>Redfish</source>
        <translation>Redfish</translation>
    </message>
    <message>
        <source>Servers, power shelves and coolant distribution units with a Redfish service</source>
        <translation>Serveurs, étagères d’alimentation et CDU avec un service Redfish</translation>
    </message>
    <message>
        <source>Modbus TCP</source>
        <translation>Modbus TCP</translation>
    </message>
    <message>
        <source>Batteries and meters with SunSpec models, or registers, over Modbus TCP</source>
        <translation>Batteries et compteurs à modèles SunSpec, ou registres, par Modbus TCP</translation>
    </message>
    <message>
        <source>Simulated plant</source>
        <translation>Installation simulée</translation>
    </message>
    <message>
        <source>The plant model, running now: for demonstrations and training</source>
        <translation>Le modèle de l’installation, en marche maintenant&#x202f;: pour démonstrations et formation</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
    </message>
    <message>
        <source>Connecting (attempt %1)</source>
        <translation>Connexion (essai %1)</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Muette</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdue</translation>
    </message>
    <message>
        <source>Retrying in %1 s</source>
        <translation>Réessai dans %1 s</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>%1 d’avance</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 de retard</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>ko</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>without signing in</source>
        <translation>sans identification</translation>
    </message>
    <message>
        <source>user and password</source>
        <translation>utilisateur, mot de passe</translation>
    </message>
    <message>
        <source>session with user and password</source>
        <translation>session avec utilisateur et mot de passe</translation>
    </message>
    <message>
        <source>bearer token</source>
        <translation>jeton (bearer)</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Identification</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Mot de passe ou jeton</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Certificats de confiance</translation>
    </message>
    <message>
        <source>PEM file of a private authority; empty: the system&apos;s</source>
        <translation>fichier PEM d’une autorité privée&#x202f;; vide&#x202f;: ceux du système</translation>
    </message>
    <message>
        <source>Answer within, s</source>
        <translation>Délai de réponse, s</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Courtier</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>0: 1883, or 8883 with TLS</source>
        <translation>0&#x202f;: 1883, ou 8883 avec TLS</translation>
    </message>
    <message>
        <source>Encrypt with TLS</source>
        <translation>Chiffrer avec TLS</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Certificat du client</translation>
    </message>
    <message>
        <source>PEM</source>
        <translation>PEM</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Clé du client</translation>
    </message>
    <message>
        <source>PEM, not encrypted</source>
        <translation>PEM, non chiffrée</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Id du client</translation>
    </message>
    <message>
        <source>empty: the broker chooses</source>
        <translation>vide&#x202f;: le courtier choisit</translation>
    </message>
    <message>
        <source>MQTT version</source>
        <translation>Version de MQTT</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>Stale after, s</source>
        <translation>Muette après, s</translation>
    </message>
    <message>
        <source>0: never</source>
        <translation>0&#x202f;: jamais</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>one PromQL expression a line, such as DCGM_FI_DEV_POWER_USAGE</source>
        <translation>une expression PromQL par ligne, comme DCGM_FI_DEV_POWER_USAGE</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Ask every, s</source>
        <translation>Intervalle, s</translation>
    </message>
    <message>
        <source>History at the start, s</source>
        <translation>Historique au début, s</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Sujets</translation>
    </message>
    <message>
        <source>one filter a line, such as site/+/power or site/#</source>
        <translation>un filtre par ligne, comme site/+/power ou site/#</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>number or JSON</source>
        <translation>nombre ou JSON</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Time in the payload</source>
        <translation>Temps dans le contenu</translation>
    </message>
    <message>
        <source>path in the JSON, such as meta.ts; empty: time of arrival</source>
        <translation>chemin dans le JSON, comme meta.ts&#x202f;; vide&#x202f;: heure d’arrivée</translation>
    </message>
    <message>
        <source>Quality of service</source>
        <translation>Qualité de service</translation>
    </message>
    <message>
        <source>0: at most once, 1: at least once, 2: exactly once</source>
        <translation>0&#x202f;: au plus une fois, 1&#x202f;: au moins une fois, 2&#x202f;: exactement une fois</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>one group id a line; empty: all</source>
        <translation>un id de groupe par ligne&#x202f;; vide&#x202f;: tous</translation>
    </message>
    <message>
        <source>Primary host id</source>
        <translation>Id d’hôte principal</translation>
    </message>
    <message>
        <source>empty: listens without announcing itself</source>
        <translation>vide&#x202f;: écoute sans s’annoncer</translation>
    </message>
    <message>
        <source>Begin at</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>one address a line, such as /redfish/v1/Chassis; empty: all there is</source>
        <translation>une adresse par ligne, comme /redfish/v1/Chassis&#x202f;; vide&#x202f;: tout ce qu’il y a</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>unit ids, such as 1-4, 7</source>
        <translation>ids d’unités, comme 1-4, 7</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Équipement</translation>
    </message>
    <message>
        <source>Counts import as positive</source>
        <translation>Compte l’import en positif</translation>
    </message>
    <message>
        <source>the open project</source>
        <translation>le projet ouvert</translation>
    </message>
    <message>
        <source>Plant</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Speed, times real time</source>
        <translation>Vitesse, × le temps réel</translation>
    </message>
    <message>
        <source>Sensors that scatter</source>
        <translation>Capteurs bruités</translation>
    </message>
    <message>
        <source>Four channels of every GPU (load test)</source>
        <translation>Quatre voies de chaque GPU (essai de charge)</translation>
    </message>
    <message>
        <source>Connection breaks after, s</source>
        <translation>La connexion rompt après, s</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 de retard</translation>
    </message>
    <message>
        <source>Its clock is %1 of this machine&apos;s.</source>
        <translation>Son horloge a %1 sur celle de cette machine.</translation>
    </message>
    <message>
        <source>Its samples are %1 old when they come: its clock is behind, or they are long on the way.</source>
        <translation>Ses échantillons ont déjà %1 à leur arrivée&#x202f;: son horloge retarde, ou ils sont longtemps en route.</translation>
    </message>
    <message>
        <source>%1 values bear instants far from now: they are recorded there, outside what is shown while live. Set the sensors&apos; clocks.</source>
        <translation>%1 valeurs portent des instants loin de maintenant&#x202f;: elles sont enregistrées à ces instants, hors de ce qui est montré en direct. Réglez les horloges des capteurs.</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Air inlet</source>
        <translation>Air, entrée</translation>
    </message>
    <message>
        <source>Coolant flow</source>
        <translation>Débit de liquide</translation>
    </message>
    <message>
        <source>Coolant return</source>
        <translation>Liquide, sortie</translation>
    </message>
    <message>
        <source>Coolant supply</source>
        <translation>Liquide, entrée</translation>
    </message>
    <message>
        <source>GPU temperature</source>
        <translation>Température des GPU</translation>
    </message>
    <message>
        <source>Heat to air</source>
        <translation>Chaleur à l’air</translation>
    </message>
    <message>
        <source>Heat to liquid</source>
        <translation>Chaleur au liquide</translation>
    </message>
    <message>
        <source>Hottest GPU</source>
        <translation>GPU le plus chaud</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Taux de charge</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Puissance</translation>
    </message>
    <message>
        <source>Server power</source>
        <translation>Puissance des serveurs</translation>
    </message>
    <message>
        <source>State of charge</source>
        <translation>État de charge</translation>
    </message>
    <message>
        <source>Thermal headroom</source>
        <translation>Marge thermique</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>Utilisation</translation>
    </message>
    <message>
        <source>GPU power</source>
        <translation>Puissance GPU</translation>
    </message>
</context>
<context>
    <name>MoveRacksTool</name>
    <message numerus="yes">
        <source>%n racks, the first to %1</source>
        <translation>
            <numerusform>%n baie, la première vers %1</numerusform>
            <numerusform>%n baies, la première vers %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>Modelled</source>
        <translation>Modélisé</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Résidu</translation>
    </message>
    <message>
        <source>Sourced: read in a public source</source>
        <translation>Sourcé&#x202f;: lu dans une source publique</translation>
    </message>
    <message>
        <source>Known: from a named source, not read again</source>
        <translation>Connu&#x202f;: d’une source nommée, non relue</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimation</translation>
    </message>
    <message>
        <source>Changed by the user</source>
        <translation>Modifié par l’utilisateur</translation>
    </message>
    <message>
        <source>Training (synthetic)</source>
        <translation>Entraînement (synthétique)</translation>
    </message>
    <message>
        <source>Inference (synthetic)</source>
        <translation>Inférence (synthétique)</translation>
    </message>
    <message>
        <source>All GPUs at rated power</source>
        <translation>Tous les GPU à puissance nominale</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Repos</translation>
    </message>
    <message>
        <source>Trace from a CSV file</source>
        <translation>Trace (fichier CSV)</translation>
    </message>
    <message>
        <source>Generated (synthetic)</source>
        <translation>Générée (synthétique)</translation>
    </message>
    <message>
        <source>Typical day of the month (synthetic)</source>
        <translation>Jour typique du mois (synthétique)</translation>
    </message>
    <message>
        <source>EPW weather file</source>
        <translation>Fichier météo EPW</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Constante</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>Bâtiment</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>Bâtiments</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>Halls</source>
        <translation>Salles</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Rangée</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rangées</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Baie</translation>
    </message>
    <message>
        <source>Racks</source>
        <translation>Baies</translation>
    </message>
    <message>
        <source>Utility feed</source>
        <translation>Arrivée réseau</translation>
    </message>
    <message>
        <source>Utility feeds</source>
        <translation>Arrivées réseau</translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>Poste électrique</translation>
    </message>
    <message>
        <source>Substations</source>
        <translation>Postes électriques</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>Transformateur</translation>
    </message>
    <message>
        <source>Transformers</source>
        <translation>Transformateurs</translation>
    </message>
    <message>
        <source>Switchgear</source>
        <translation>Tableaux MT</translation>
    </message>
    <message>
        <source>Pad transformer</source>
        <translation>Transformateur MT/BT</translation>
    </message>
    <message>
        <source>Pad transformers</source>
        <translation>Transformateurs MT/BT</translation>
    </message>
    <message>
        <source>Turbine</source>
        <translation>Turbine</translation>
    </message>
    <message>
        <source>Turbines</source>
        <translation>Turbines</translation>
    </message>
    <message>
        <source>Genset</source>
        <translation>Groupe électrogène</translation>
    </message>
    <message>
        <source>Gensets</source>
        <translation>Groupes électrogènes</translation>
    </message>
    <message>
        <source>Megapack</source>
        <translation>Megapack</translation>
    </message>
    <message>
        <source>Megapacks</source>
        <translation>Megapacks</translation>
    </message>
    <message>
        <source>Chiller</source>
        <translation>Groupe froid</translation>
    </message>
    <message>
        <source>Chillers</source>
        <translation>Groupes froids</translation>
    </message>
    <message>
        <source>Cooling tower</source>
        <translation>Tour de refroidissement</translation>
    </message>
    <message>
        <source>Cooling towers</source>
        <translation>Tours de refroidissement</translation>
    </message>
    <message>
        <source>Pump</source>
        <translation>Pompe</translation>
    </message>
    <message>
        <source>Pumps</source>
        <translation>Pompes</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CDU</source>
        <translation>CDU</translation>
    </message>
    <message>
        <source>CDUs</source>
        <translation>CDU</translation>
    </message>
    <message>
        <source>Rear door</source>
        <translation>Porte arrière</translation>
    </message>
    <message>
        <source>Rear doors</source>
        <translation>Portes arrière</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Rangée %1</translation>
    </message>
    <message numerus="yes">
        <source>%n GPUs fitted</source>
        <translation>
            <numerusform>%n GPU installé</numerusform>
            <numerusform>%n GPU installés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Server with %n %1</source>
        <translation>
            <numerusform>Serveur avec %n %1</numerusform>
            <numerusform>Serveur avec %n %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, row %2, slot %3</source>
        <translation>%1, rangée %2, emplacement %3</translation>
    </message>
    <message>
        <source>Yard, x %1, y %2</source>
        <translation>Extérieur, x %1, y %2</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>somme</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>plus haut</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>plus bas</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnue</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>Serrée</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Dépassée</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 de trop</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 restants</translation>
    </message>
    <message>
        <source>Expansion building A</source>
        <translation>Bâtiment d’extension A</translation>
    </message>
    <message>
        <source>Expansion building B</source>
        <translation>Bâtiment d’extension B</translation>
    </message>
    <message>
        <source>Main building</source>
        <translation>Bâtiment principal</translation>
    </message>
    <message>
        <source>Hall %1</source>
        <translation>Salle %1</translation>
    </message>
    <message>
        <source>Design day: cooling (0.4 % dry bulb)</source>
        <translation>Journée de calcul&#x202f;: froid (température sèche à 0,4&#x202f;%)</translation>
    </message>
    <message>
        <source>Design day: evaporation (0.4 % wet bulb)</source>
        <translation>Journée de calcul&#x202f;: évaporation (température humide à 0,4&#x202f;%)</translation>
    </message>
    <message>
        <source>Design day: heating (99.6 % dry bulb)</source>
        <translation>Journée de calcul&#x202f;: chauffage (température sèche à 99,6&#x202f;%)</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bonne</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Incertaine</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Périmée</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Mauvaise</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Sans valeur</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bonne</translation>
    </message>
    <message>
        <source>uncertain: its source doubts it</source>
        <translation>incertaine&#x202f;: sa source en doute</translation>
    </message>
    <message>
        <source>stale, the last value is %1 old</source>
        <translation>périmée, la dernière valeur remonte à %1</translation>
    </message>
    <message>
        <source>stale, the last value is too old to count</source>
        <translation>périmée, la dernière valeur est trop ancienne pour compter</translation>
    </message>
    <message>
        <source>bad: its source says that it is wrong</source>
        <translation>mauvaise&#x202f;: sa source la dit fausse</translation>
    </message>
    <message>
        <source>nothing was recorded at this time</source>
        <translation>rien n’a été enregistré à cet instant</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simulé</translation>
    </message>
    <message>
        <source>Measured, simulated</source>
        <translation>Mesuré, simulé</translation>
    </message>
</context>
<context>
    <name>OneLine</name>
    <message>
        <source>Utility feeds</source>
        <translation>Arrivées du réseau</translation>
    </message>
    <message>
        <source>Substation transformers</source>
        <translation>Transformateurs du poste</translation>
    </message>
    <message>
        <source>Ring ties</source>
        <translation>Liaisons de l’anneau</translation>
    </message>
    <message>
        <source>Switchgear line-ups</source>
        <translation>Tableaux MT</translation>
    </message>
    <message>
        <source>Pad transformers</source>
        <translation>Transformateurs MT/BT</translation>
    </message>
    <message>
        <source>Busways</source>
        <translation>Canalisations</translation>
    </message>
    <message>
        <source>Turbines and gensets</source>
        <translation>Turbines et groupes électrogènes</translation>
    </message>
    <message>
        <source>Megapack groups</source>
        <translation>Groupes de Megapacks</translation>
    </message>
    <message>
        <source>Utility feed %1</source>
        <translation>Arrivée %1 du réseau</translation>
    </message>
    <message>
        <source>Substation transformer %1</source>
        <translation>Transformateur %1 du poste</translation>
    </message>
    <message>
        <source>Tie %1</source>
        <translation>Liaison %1</translation>
    </message>
    <message>
        <source>Line-up %1</source>
        <translation>Tableau %1</translation>
    </message>
    <message>
        <source>Pad %1</source>
        <translation>MT/BT %1</translation>
    </message>
    <message>
        <source>Busway of pad %1</source>
        <translation>Canalisation du MT/BT %1</translation>
    </message>
    <message>
        <source>Genset %1</source>
        <translation>Groupe électrogène %1</translation>
    </message>
    <message>
        <source>Turbine %1</source>
        <translation>Turbine %1</translation>
    </message>
    <message>
        <source>Megapacks at line-up %1</source>
        <translation>Megapacks du tableau %1</translation>
    </message>
    <message>
        <source>Mechanical plant</source>
        <translation>Installation mécanique</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>pas du tout</translation>
    </message>
    <message>
        <source>%1: dark</source>
        <translation>%1&#x202f;: hors tension</translation>
    </message>
    <message>
        <source>%1: %2 dark</source>
        <translation>%1&#x202f;: %2 hors tension</translation>
    </message>
</context>
<context>
    <name>OpenGl</name>
    <message>
        <source>The Qt platform “%1” cannot show 3D pictures. Start the program on an X11 or Wayland desktop, or under Xvfb with QT_QPA_PLATFORM=xcb.</source>
        <translation>La plateforme Qt «&#x202f;%1&#x202f;» ne peut pas montrer d’images 3D. Lancez le programme sur un bureau X11 ou Wayland, ou sous Xvfb avec QT_QPA_PLATFORM=xcb.</translation>
    </message>
    <message>
        <source>No OpenGL context could be made on this display. Install a graphics driver (Debian: libgl1-mesa-dri) and start the program again.</source>
        <translation>Aucun contexte OpenGL n’a pu être créé sur cet affichage. Installez un pilote graphique (Debian&#x202f;: libgl1-mesa-dri) et relancez le programme.</translation>
    </message>
    <message>
        <source>The 3D view needs desktop OpenGL 3.2, this display offers %1 %2.%3. Update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 for software rendering.</source>
        <translation>La vue 3D demande OpenGL 3.2, cet affichage offre %1 %2.%3. Mettez le pilote graphique à jour, ou utilisez LIBGL_ALWAYS_SOFTWARE=1 pour le rendu logiciel.</translation>
    </message>
</context>
<context>
    <name>Parameter</name>
    <message>
        <source>13.8 kV switchgear: rating</source>
        <translation>Tableau MT 13,8&#x202f;kV&#x202f;: puissance nominale</translation>
    </message>
    <message>
        <source>64 x H100, liquid-cooled 4U servers: CDU pump power</source>
        <translation>64 x H100, serveurs 4U à refroidissement liquide&#x202f;: puissance de pompe de la CDU</translation>
    </message>
    <message>
        <source>64 x H100, liquid-cooled 4U servers: CDU rating</source>
        <translation>64 x H100, serveurs 4U à refroidissement liquide&#x202f;: puissance nominale de la CDU</translation>
    </message>
    <message>
        <source>64 x H100, liquid-cooled 4U servers: network in the rack</source>
        <translation>64 x H100, serveurs 4U à refroidissement liquide&#x202f;: réseau dans la baie</translation>
    </message>
    <message>
        <source>64 x H100, liquid-cooled 4U servers: network rate</source>
        <translation>64 x H100, serveurs 4U à refroidissement liquide&#x202f;: débit réseau</translation>
    </message>
    <message>
        <source>64 x H100, liquid-cooled 4U servers: rear-door fan</source>
        <translation>64 x H100, serveurs 4U à refroidissement liquide&#x202f;: ventilateur de la porte arrière</translation>
    </message>
    <message>
        <source>64 x H100, liquid-cooled 4U servers: rear-door rating</source>
        <translation>64 x H100, serveurs 4U à refroidissement liquide&#x202f;: puissance nominale de la porte arrière</translation>
    </message>
    <message>
        <source>64 x H100, liquid-cooled 4U servers: servers without GPUs, idle</source>
        <translation>64 x H100, serveurs 4U à refroidissement liquide&#x202f;: serveurs sans GPU, au repos</translation>
    </message>
    <message>
        <source>64 x H100, liquid-cooled 4U servers: servers without GPUs, rated</source>
        <translation>64 x H100, serveurs 4U à refroidissement liquide&#x202f;: serveurs sans GPU, nominal</translation>
    </message>
    <message>
        <source>64 x H100, liquid-cooled 4U servers: servers without GPUs, training</source>
        <translation>64 x H100, serveurs 4U à refroidissement liquide&#x202f;: serveurs sans GPU, en entraînement</translation>
    </message>
    <message>
        <source>64 x H100, liquid-cooled 4U servers: share of heat to liquid</source>
        <translation>64 x H100, serveurs 4U à refroidissement liquide&#x202f;: part de chaleur au liquide</translation>
    </message>
    <message>
        <source>64 x H200, liquid-cooled 4U servers: CDU pump power</source>
        <translation>64 x H200, serveurs 4U à refroidissement liquide&#x202f;: puissance de pompe de la CDU</translation>
    </message>
    <message>
        <source>64 x H200, liquid-cooled 4U servers: CDU rating</source>
        <translation>64 x H200, serveurs 4U à refroidissement liquide&#x202f;: puissance nominale de la CDU</translation>
    </message>
    <message>
        <source>64 x H200, liquid-cooled 4U servers: network in the rack</source>
        <translation>64 x H200, serveurs 4U à refroidissement liquide&#x202f;: réseau dans la baie</translation>
    </message>
    <message>
        <source>64 x H200, liquid-cooled 4U servers: network rate</source>
        <translation>64 x H200, serveurs 4U à refroidissement liquide&#x202f;: débit réseau</translation>
    </message>
    <message>
        <source>64 x H200, liquid-cooled 4U servers: rear-door fan</source>
        <translation>64 x H200, serveurs 4U à refroidissement liquide&#x202f;: ventilateur de la porte arrière</translation>
    </message>
    <message>
        <source>64 x H200, liquid-cooled 4U servers: rear-door rating</source>
        <translation>64 x H200, serveurs 4U à refroidissement liquide&#x202f;: puissance nominale de la porte arrière</translation>
    </message>
    <message>
        <source>64 x H200, liquid-cooled 4U servers: servers without GPUs, idle</source>
        <translation>64 x H200, serveurs 4U à refroidissement liquide&#x202f;: serveurs sans GPU, au repos</translation>
    </message>
    <message>
        <source>64 x H200, liquid-cooled 4U servers: servers without GPUs, rated</source>
        <translation>64 x H200, serveurs 4U à refroidissement liquide&#x202f;: serveurs sans GPU, nominal</translation>
    </message>
    <message>
        <source>64 x H200, liquid-cooled 4U servers: servers without GPUs, training</source>
        <translation>64 x H200, serveurs 4U à refroidissement liquide&#x202f;: serveurs sans GPU, en entraînement</translation>
    </message>
    <message>
        <source>64 x H200, liquid-cooled 4U servers: share of heat to liquid</source>
        <translation>64 x H200, serveurs 4U à refroidissement liquide&#x202f;: part de chaleur au liquide</translation>
    </message>
    <message>
        <source>Air temperature rise over a rack</source>
        <translation>Échauffement de l’air dans une baie</translation>
    </message>
    <message>
        <source>Air-cooled chiller, 1.5 MW: rating</source>
        <translation>Groupe froid à air, 1,5&#x202f;MW&#x202f;: puissance nominale</translation>
    </message>
    <message>
        <source>All-flash storage rack: rear-door fan</source>
        <translation>Baie de stockage tout flash&#x202f;: ventilateur de la porte arrière</translation>
    </message>
    <message>
        <source>All-flash storage rack: rear-door rating</source>
        <translation>Baie de stockage tout flash&#x202f;: puissance nominale de la porte arrière</translation>
    </message>
    <message>
        <source>All-flash storage rack: servers without GPUs, idle</source>
        <translation>Baie de stockage tout flash&#x202f;: serveurs sans GPU, au repos</translation>
    </message>
    <message>
        <source>All-flash storage rack: servers without GPUs, rated</source>
        <translation>Baie de stockage tout flash&#x202f;: serveurs sans GPU, nominal</translation>
    </message>
    <message>
        <source>All-flash storage rack: servers without GPUs, training</source>
        <translation>Baie de stockage tout flash&#x202f;: serveurs sans GPU, en entraînement</translation>
    </message>
    <message>
        <source>All-flash storage rack: storage</source>
        <translation>Baie de stockage tout flash&#x202f;: stockage</translation>
    </message>
    <message>
        <source>All-flash storage rack: storage read rate</source>
        <translation>Baie de stockage tout flash&#x202f;: débit de lecture</translation>
    </message>
    <message>
        <source>All-flash storage rack: storage write rate</source>
        <translation>Baie de stockage tout flash&#x202f;: débit d’écriture</translation>
    </message>
    <message>
        <source>Approach of the exchanger between tower and facility loop</source>
        <translation>Pincement de l’échangeur entre tour et boucle de l’installation</translation>
    </message>
    <message>
        <source>Battery plant power limit</source>
        <translation>Puissance maximale du parc de batteries</translation>
    </message>
    <message>
        <source>Battery round-trip efficiency</source>
        <translation>Rendement aller-retour des batteries</translation>
    </message>
    <message>
        <source>Battery standby loss</source>
        <translation>Pertes des batteries en veille</translation>
    </message>
    <message>
        <source>CDU approach</source>
        <translation>Pincement de la CDU</translation>
    </message>
    <message>
        <source>CPU and management power a GPU</source>
        <translation>Puissance CPU et gestion par GPU</translation>
    </message>
    <message>
        <source>CPU rack, 32 x 1U: rear-door fan</source>
        <translation>Baie CPU, 32 x 1U&#x202f;: ventilateur de la porte arrière</translation>
    </message>
    <message>
        <source>CPU rack, 32 x 1U: rear-door rating</source>
        <translation>Baie CPU, 32 x 1U&#x202f;: puissance nominale de la porte arrière</translation>
    </message>
    <message>
        <source>CPU rack, 32 x 1U: servers without GPUs, idle</source>
        <translation>Baie CPU, 32 x 1U&#x202f;: serveurs sans GPU, au repos</translation>
    </message>
    <message>
        <source>CPU rack, 32 x 1U: servers without GPUs, rated</source>
        <translation>Baie CPU, 32 x 1U&#x202f;: serveurs sans GPU, nominal</translation>
    </message>
    <message>
        <source>CPU rack, 32 x 1U: servers without GPUs, training</source>
        <translation>Baie CPU, 32 x 1U&#x202f;: serveurs sans GPU, en entraînement</translation>
    </message>
    <message>
        <source>Cable and busway loss at full load</source>
        <translation>Pertes des câbles et canalisations à pleine charge</translation>
    </message>
    <message>
        <source>Chiller COP factor at 25 % load</source>
        <translation>Facteur de COP du groupe froid à 25&#x202f;% de charge</translation>
    </message>
    <message>
        <source>Chiller COP factor at 50 % load</source>
        <translation>Facteur de COP du groupe froid à 50&#x202f;% de charge</translation>
    </message>
    <message>
        <source>Chiller COP factor at 75 % load</source>
        <translation>Facteur de COP du groupe froid à 75&#x202f;% de charge</translation>
    </message>
    <message>
        <source>Chiller capacity gain with warmer water</source>
        <translation>Gain de capacité du groupe froid avec l’eau plus chaude</translation>
    </message>
    <message>
        <source>Chiller capacity loss with warmer air</source>
        <translation>Perte de capacité du groupe froid avec l’air plus chaud</translation>
    </message>
    <message>
        <source>Chiller condenser approach</source>
        <translation>Pincement du condenseur</translation>
    </message>
    <message>
        <source>Chiller evaporator approach</source>
        <translation>Pincement de l’évaporateur</translation>
    </message>
    <message>
        <source>Chiller intake above outdoor air</source>
        <translation>Aspiration des groupes froids au-dessus de l’air extérieur</translation>
    </message>
    <message>
        <source>Chiller share of Carnot COP</source>
        <translation>Part du COP de Carnot atteinte par le groupe froid</translation>
    </message>
    <message>
        <source>Conduction share of die-to-coolant resistance</source>
        <translation>Part de conduction dans la résistance puce–liquide</translation>
    </message>
    <message>
        <source>Coolant density (PG25)</source>
        <translation>Masse volumique du liquide (PG25)</translation>
    </message>
    <message>
        <source>Coolant heat capacity (PG25)</source>
        <translation>Chaleur massique du liquide (PG25)</translation>
    </message>
    <message>
        <source>Cooling tower cell: rating</source>
        <translation>Cellule de tour de refroidissement&#x202f;: puissance nominale</translation>
    </message>
    <message>
        <source>Cycles of concentration</source>
        <translation>Cycles de concentration</translation>
    </message>
    <message>
        <source>Demand charge off peak</source>
        <translation>Prime de puissance hors pointe</translation>
    </message>
    <message>
        <source>Demand charge on peak</source>
        <translation>Prime de puissance en pointe</translation>
    </message>
    <message>
        <source>Electricity price, blended</source>
        <translation>Prix de l’électricité, tout compris</translation>
    </message>
    <message>
        <source>Energy price off peak</source>
        <translation>Prix de l’énergie hors pointe</translation>
    </message>
    <message>
        <source>Energy price on peak</source>
        <translation>Prix de l’énergie en pointe</translation>
    </message>
    <message>
        <source>Evaporative share of tower heat in January</source>
        <translation>Part évaporative de la chaleur des tours en janvier</translation>
    </message>
    <message>
        <source>Evaporative share of tower heat in July</source>
        <translation>Part évaporative de la chaleur des tours en juillet</translation>
    </message>
    <message>
        <source>Facility loop volume</source>
        <translation>Volume de la boucle de l’installation</translation>
    </message>
    <message>
        <source>Facility pump head</source>
        <translation>Hauteur manométrique des pompes de l’installation</translation>
    </message>
    <message>
        <source>Facility water pump: rating</source>
        <translation>Pompe d’eau de l’installation&#x202f;: puissance nominale</translation>
    </message>
    <message>
        <source>Facility water rise</source>
        <translation>Échauffement de l’eau de l’installation</translation>
    </message>
    <message>
        <source>Facility water supply</source>
        <translation>Départ d’eau de l’installation</translation>
    </message>
    <message>
        <source>GB200 NVL72: CDU pump power</source>
        <translation>GB200 NVL72&#x202f;: puissance de pompe de la CDU</translation>
    </message>
    <message>
        <source>GB200 NVL72: CDU rating</source>
        <translation>GB200 NVL72&#x202f;: puissance nominale de la CDU</translation>
    </message>
    <message>
        <source>GB200 NVL72: network in the rack</source>
        <translation>GB200 NVL72&#x202f;: réseau dans la baie</translation>
    </message>
    <message>
        <source>GB200 NVL72: network rate</source>
        <translation>GB200 NVL72&#x202f;: débit réseau</translation>
    </message>
    <message>
        <source>GB200 NVL72: rear-door fan</source>
        <translation>GB200 NVL72&#x202f;: ventilateur de la porte arrière</translation>
    </message>
    <message>
        <source>GB200 NVL72: rear-door rating</source>
        <translation>GB200 NVL72&#x202f;: puissance nominale de la porte arrière</translation>
    </message>
    <message>
        <source>GB200 NVL72: servers without GPUs, idle</source>
        <translation>GB200 NVL72&#x202f;: serveurs sans GPU, au repos</translation>
    </message>
    <message>
        <source>GB200 NVL72: servers without GPUs, rated</source>
        <translation>GB200 NVL72&#x202f;: serveurs sans GPU, nominal</translation>
    </message>
    <message>
        <source>GB200 NVL72: servers without GPUs, training</source>
        <translation>GB200 NVL72&#x202f;: serveurs sans GPU, en entraînement</translation>
    </message>
    <message>
        <source>GB200 NVL72: share of heat to liquid</source>
        <translation>GB200 NVL72&#x202f;: part de chaleur au liquide</translation>
    </message>
    <message>
        <source>GB300 NVL72: CDU pump power</source>
        <translation>GB300 NVL72&#x202f;: puissance de pompe de la CDU</translation>
    </message>
    <message>
        <source>GB300 NVL72: CDU rating</source>
        <translation>GB300 NVL72&#x202f;: puissance nominale de la CDU</translation>
    </message>
    <message>
        <source>GB300 NVL72: network in the rack</source>
        <translation>GB300 NVL72&#x202f;: réseau dans la baie</translation>
    </message>
    <message>
        <source>GB300 NVL72: network rate</source>
        <translation>GB300 NVL72&#x202f;: débit réseau</translation>
    </message>
    <message>
        <source>GB300 NVL72: rear-door fan</source>
        <translation>GB300 NVL72&#x202f;: ventilateur de la porte arrière</translation>
    </message>
    <message>
        <source>GB300 NVL72: rear-door rating</source>
        <translation>GB300 NVL72&#x202f;: puissance nominale de la porte arrière</translation>
    </message>
    <message>
        <source>GB300 NVL72: servers without GPUs, idle</source>
        <translation>GB300 NVL72&#x202f;: serveurs sans GPU, au repos</translation>
    </message>
    <message>
        <source>GB300 NVL72: servers without GPUs, rated</source>
        <translation>GB300 NVL72&#x202f;: serveurs sans GPU, nominal</translation>
    </message>
    <message>
        <source>GB300 NVL72: servers without GPUs, training</source>
        <translation>GB300 NVL72&#x202f;: serveurs sans GPU, en entraînement</translation>
    </message>
    <message>
        <source>GB300 NVL72: share of heat to liquid</source>
        <translation>GB300 NVL72&#x202f;: part de chaleur au liquide</translation>
    </message>
    <message>
        <source>GPU leakage slope</source>
        <translation>Pente du courant de fuite des GPU</translation>
    </message>
    <message>
        <source>GPU to GPU power spread</source>
        <translation>Dispersion de puissance entre GPU</translation>
    </message>
    <message>
        <source>GPU to GPU thermal resistance spread</source>
        <translation>Dispersion de résistance thermique entre GPU</translation>
    </message>
    <message>
        <source>Gas engine trailer, 2.5 MW: CO₂</source>
        <translation>Remorque à moteur à gaz, 2,5&#x202f;MW&#x202f;: CO₂</translation>
    </message>
    <message>
        <source>Gas engine trailer, 2.5 MW: heat rate (LHV)</source>
        <translation>Remorque à moteur à gaz, 2,5&#x202f;MW&#x202f;: consommation spécifique (PCI)</translation>
    </message>
    <message>
        <source>Gas engine trailer, 2.5 MW: largest load step</source>
        <translation>Remorque à moteur à gaz, 2,5&#x202f;MW&#x202f;: plus grand échelon de charge</translation>
    </message>
    <message>
        <source>Gas engine trailer, 2.5 MW: rating</source>
        <translation>Remorque à moteur à gaz, 2,5&#x202f;MW&#x202f;: puissance nominale</translation>
    </message>
    <message>
        <source>Gas higher to lower heating value</source>
        <translation>Rapport PCS/PCI du gaz</translation>
    </message>
    <message>
        <source>Gas price</source>
        <translation>Prix du gaz</translation>
    </message>
    <message>
        <source>Genset efficiency at 25 % load, relative</source>
        <translation>Rendement du groupe électrogène à 25&#x202f;% de charge, relatif</translation>
    </message>
    <message>
        <source>Genset efficiency at 50 % load, relative</source>
        <translation>Rendement du groupe électrogène à 50&#x202f;% de charge, relatif</translation>
    </message>
    <message>
        <source>Genset efficiency at 75 % load, relative</source>
        <translation>Rendement du groupe électrogène à 75&#x202f;% de charge, relatif</translation>
    </message>
    <message>
        <source>Genset ramp</source>
        <translation>Rampe du groupe électrogène</translation>
    </message>
    <message>
        <source>Genset start to synchronised</source>
        <translation>Démarrage du groupe électrogène jusqu’à la synchronisation</translation>
    </message>
    <message>
        <source>Grid CO₂</source>
        <translation>CO₂ du réseau</translation>
    </message>
    <message>
        <source>Grid capacity</source>
        <translation>Capacité du réseau</translation>
    </message>
    <message>
        <source>Heat capacity of cold plate and coolant in it</source>
        <translation>Capacité thermique de la plaque froide et de son liquide</translation>
    </message>
    <message>
        <source>Heat capacity of die and lid</source>
        <translation>Capacité thermique de la puce et du capot</translation>
    </message>
    <message>
        <source>Heat capacity of room, air and steel</source>
        <translation>Capacité thermique de la salle, air et acier</translation>
    </message>
    <message>
        <source>Highest state of charge</source>
        <translation>État de charge maximal</translation>
    </message>
    <message>
        <source>House load</source>
        <translation>Auxiliaires du bâtiment</translation>
    </message>
    <message>
        <source>Largest share of heat to the towers</source>
        <translation>Plus grande part de chaleur vers les tours</translation>
    </message>
    <message>
        <source>Load of CPU and storage racks in training</source>
        <translation>Charge des baies CPU et stockage en entraînement</translation>
    </message>
    <message>
        <source>Load power factor</source>
        <translation>Facteur de puissance de la charge</translation>
    </message>
    <message>
        <source>Lowest condensing temperature</source>
        <translation>Température de condensation minimale</translation>
    </message>
    <message>
        <source>Lowest state of charge</source>
        <translation>État de charge minimal</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU: HBM</source>
        <translation>GPU NVIDIA GB200&#x202f;: HBM</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU: HBM bandwidth</source>
        <translation>GPU NVIDIA GB200&#x202f;: bande passante HBM</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU: NVLink bandwidth</source>
        <translation>GPU NVIDIA GB200&#x202f;: bande passante NVLink</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU: clocks are cut from</source>
        <translation>GPU NVIDIA GB200&#x202f;: fréquences réduites à partir de</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU: dense BF16</source>
        <translation>GPU NVIDIA GB200&#x202f;: BF16 dense</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU: die-to-coolant resistance</source>
        <translation>GPU NVIDIA GB200&#x202f;: résistance thermique puce–liquide</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU: hardware slowdown</source>
        <translation>GPU NVIDIA GB200&#x202f;: ralentissement matériel</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU: idle power</source>
        <translation>GPU NVIDIA GB200&#x202f;: puissance au repos</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU: rated power (TDP)</source>
        <translation>GPU NVIDIA GB200&#x202f;: puissance nominale (TDP)</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU: trip</source>
        <translation>GPU NVIDIA GB200&#x202f;: arrêt</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU: typical training power</source>
        <translation>GPU NVIDIA GB200&#x202f;: puissance typique en entraînement</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU: HBM</source>
        <translation>GPU NVIDIA GB300&#x202f;: HBM</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU: HBM bandwidth</source>
        <translation>GPU NVIDIA GB300&#x202f;: bande passante HBM</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU: NVLink bandwidth</source>
        <translation>GPU NVIDIA GB300&#x202f;: bande passante NVLink</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU: clocks are cut from</source>
        <translation>GPU NVIDIA GB300&#x202f;: fréquences réduites à partir de</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU: dense BF16</source>
        <translation>GPU NVIDIA GB300&#x202f;: BF16 dense</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU: die-to-coolant resistance</source>
        <translation>GPU NVIDIA GB300&#x202f;: résistance thermique puce–liquide</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU: hardware slowdown</source>
        <translation>GPU NVIDIA GB300&#x202f;: ralentissement matériel</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU: idle power</source>
        <translation>GPU NVIDIA GB300&#x202f;: puissance au repos</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU: rated power (TDP)</source>
        <translation>GPU NVIDIA GB300&#x202f;: puissance nominale (TDP)</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU: trip</source>
        <translation>GPU NVIDIA GB300&#x202f;: arrêt</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU: typical training power</source>
        <translation>GPU NVIDIA GB300&#x202f;: puissance typique en entraînement</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM: HBM</source>
        <translation>NVIDIA H100 SXM&#x202f;: HBM</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM: HBM bandwidth</source>
        <translation>NVIDIA H100 SXM&#x202f;: bande passante HBM</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM: NVLink bandwidth</source>
        <translation>NVIDIA H100 SXM&#x202f;: bande passante NVLink</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM: clocks are cut from</source>
        <translation>NVIDIA H100 SXM&#x202f;: fréquences réduites à partir de</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM: dense BF16</source>
        <translation>NVIDIA H100 SXM&#x202f;: BF16 dense</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM: die-to-coolant resistance</source>
        <translation>NVIDIA H100 SXM&#x202f;: résistance thermique puce–liquide</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM: hardware slowdown</source>
        <translation>NVIDIA H100 SXM&#x202f;: ralentissement matériel</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM: idle power</source>
        <translation>NVIDIA H100 SXM&#x202f;: puissance au repos</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM: rated power (TDP)</source>
        <translation>NVIDIA H100 SXM&#x202f;: puissance nominale (TDP)</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM: trip</source>
        <translation>NVIDIA H100 SXM&#x202f;: arrêt</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM: typical training power</source>
        <translation>NVIDIA H100 SXM&#x202f;: puissance typique en entraînement</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM: HBM</source>
        <translation>NVIDIA H200 SXM&#x202f;: HBM</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM: HBM bandwidth</source>
        <translation>NVIDIA H200 SXM&#x202f;: bande passante HBM</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM: NVLink bandwidth</source>
        <translation>NVIDIA H200 SXM&#x202f;: bande passante NVLink</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM: clocks are cut from</source>
        <translation>NVIDIA H200 SXM&#x202f;: fréquences réduites à partir de</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM: dense BF16</source>
        <translation>NVIDIA H200 SXM&#x202f;: BF16 dense</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM: die-to-coolant resistance</source>
        <translation>NVIDIA H200 SXM&#x202f;: résistance thermique puce–liquide</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM: hardware slowdown</source>
        <translation>NVIDIA H200 SXM&#x202f;: ralentissement matériel</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM: idle power</source>
        <translation>NVIDIA H200 SXM&#x202f;: puissance au repos</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM: rated power (TDP)</source>
        <translation>NVIDIA H200 SXM&#x202f;: puissance nominale (TDP)</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM: trip</source>
        <translation>NVIDIA H200 SXM&#x202f;: arrêt</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM: typical training power</source>
        <translation>NVIDIA H200 SXM&#x202f;: puissance typique en entraînement</translation>
    </message>
    <message>
        <source>Network power a GPU</source>
        <translation>Puissance réseau par GPU</translation>
    </message>
    <message>
        <source>Network rack, 14 x SN5600: network in the rack</source>
        <translation>Baie réseau, 14 x SN5600&#x202f;: réseau dans la baie</translation>
    </message>
    <message>
        <source>Network rack, 14 x SN5600: rear-door fan</source>
        <translation>Baie réseau, 14 x SN5600&#x202f;: ventilateur de la porte arrière</translation>
    </message>
    <message>
        <source>Network rack, 14 x SN5600: rear-door rating</source>
        <translation>Baie réseau, 14 x SN5600&#x202f;: puissance nominale de la porte arrière</translation>
    </message>
    <message>
        <source>Network rack, 14 x SN5600: servers without GPUs, rated</source>
        <translation>Baie réseau, 14 x SN5600&#x202f;: serveurs sans GPU, nominal</translation>
    </message>
    <message>
        <source>On-peak hours begin</source>
        <translation>Début des heures de pointe</translation>
    </message>
    <message>
        <source>On-peak hours end</source>
        <translation>Fin des heures de pointe</translation>
    </message>
    <message>
        <source>Pad transformer 13.8 kV/415 V, 4 MVA: rating</source>
        <translation>Transformateur 13,8&#x202f;kV/415&#x202f;V, 4&#x202f;MVA&#x202f;: puissance nominale</translation>
    </message>
    <message>
        <source>Pad transformer load loss</source>
        <translation>Pertes en charge du transformateur MT/BT</translation>
    </message>
    <message>
        <source>Pad transformer no-load loss</source>
        <translation>Pertes à vide du transformateur MT/BT</translation>
    </message>
    <message>
        <source>Published memory bandwidth</source>
        <translation>Bande passante mémoire publiée</translation>
    </message>
    <message>
        <source>Pump wire-to-water efficiency</source>
        <translation>Rendement global des pompes</translation>
    </message>
    <message>
        <source>Rear-door effectiveness</source>
        <translation>Efficacité de la porte arrière</translation>
    </message>
    <message>
        <source>Share of pump head held constant</source>
        <translation>Part constante de la hauteur manométrique</translation>
    </message>
    <message>
        <source>Smallest aisle between rows</source>
        <translation>Allée minimale entre rangées</translation>
    </message>
    <message>
        <source>Smallest distance from racks to the hall&apos;s edge</source>
        <translation>Distance minimale des baies au bord de la salle</translation>
    </message>
    <message>
        <source>Smallest facility flow</source>
        <translation>Débit minimal de l’installation</translation>
    </message>
    <message>
        <source>Solar Titan 130 gas turbine: CO₂</source>
        <translation>Turbine à gaz Solar Titan 130&#x202f;: CO₂</translation>
    </message>
    <message>
        <source>Solar Titan 130 gas turbine: heat rate (LHV)</source>
        <translation>Turbine à gaz Solar Titan 130&#x202f;: consommation spécifique (PCI)</translation>
    </message>
    <message>
        <source>Solar Titan 130 gas turbine: largest load step</source>
        <translation>Turbine à gaz Solar Titan 130&#x202f;: plus grand échelon de charge</translation>
    </message>
    <message>
        <source>Solar Titan 130 gas turbine: rating</source>
        <translation>Turbine à gaz Solar Titan 130&#x202f;: puissance nominale</translation>
    </message>
    <message>
        <source>Solar Titan 350 gas turbine: CO₂</source>
        <translation>Turbine à gaz Solar Titan 350&#x202f;: CO₂</translation>
    </message>
    <message>
        <source>Solar Titan 350 gas turbine: heat rate (LHV)</source>
        <translation>Turbine à gaz Solar Titan 350&#x202f;: consommation spécifique (PCI)</translation>
    </message>
    <message>
        <source>Solar Titan 350 gas turbine: largest load step</source>
        <translation>Turbine à gaz Solar Titan 350&#x202f;: plus grand échelon de charge</translation>
    </message>
    <message>
        <source>Solar Titan 350 gas turbine: rating</source>
        <translation>Turbine à gaz Solar Titan 350&#x202f;: puissance nominale</translation>
    </message>
    <message>
        <source>State of charge at the start</source>
        <translation>État de charge au départ</translation>
    </message>
    <message>
        <source>Storage power</source>
        <translation>Puissance du stockage</translation>
    </message>
    <message>
        <source>Substation transformer 161/13.8 kV, 80 MVA: rating</source>
        <translation>Transformateur de poste 161/13,8&#x202f;kV, 80&#x202f;MVA&#x202f;: puissance nominale</translation>
    </message>
    <message>
        <source>Substation transformer load loss</source>
        <translation>Pertes en charge du transformateur de poste</translation>
    </message>
    <message>
        <source>Substation transformer no-load loss</source>
        <translation>Pertes à vide du transformateur de poste</translation>
    </message>
    <message>
        <source>Technology loop flow</source>
        <translation>Débit de la boucle technique</translation>
    </message>
    <message>
        <source>Technology loop supply</source>
        <translation>Départ de la boucle technique</translation>
    </message>
    <message>
        <source>Technology loop volume</source>
        <translation>Volume de la boucle technique</translation>
    </message>
    <message>
        <source>Tesla Megapack 2 XL, 4 h: energy</source>
        <translation>Tesla Megapack 2 XL, 4&#x202f;h&#x202f;: énergie</translation>
    </message>
    <message>
        <source>Tesla Megapack 2 XL, 4 h: rating</source>
        <translation>Tesla Megapack 2 XL, 4&#x202f;h&#x202f;: puissance nominale</translation>
    </message>
    <message>
        <source>Tower capacity without fan</source>
        <translation>Capacité de la tour sans ventilateur</translation>
    </message>
    <message>
        <source>Tower design approach</source>
        <translation>Approche nominale de la tour</translation>
    </message>
    <message>
        <source>Tower design range</source>
        <translation>Écart nominal de la tour</translation>
    </message>
    <message>
        <source>Tower design wet bulb</source>
        <translation>Température humide nominale de la tour</translation>
    </message>
    <message>
        <source>Tower drift</source>
        <translation>Entraînement vésiculaire de la tour</translation>
    </message>
    <message>
        <source>Tower fan power</source>
        <translation>Puissance des ventilateurs de tour</translation>
    </message>
    <message>
        <source>Tower pump head</source>
        <translation>Hauteur manométrique des pompes de tour</translation>
    </message>
    <message>
        <source>Tower range in recooling duty</source>
        <translation>Écart de la tour en refroidissement</translation>
    </message>
    <message>
        <source>Turbine efficiency at 25 % load, relative</source>
        <translation>Rendement de la turbine à 25&#x202f;% de charge, relatif</translation>
    </message>
    <message>
        <source>Turbine efficiency at 50 % load, relative</source>
        <translation>Rendement de la turbine à 50&#x202f;% de charge, relatif</translation>
    </message>
    <message>
        <source>Turbine efficiency at 75 % load, relative</source>
        <translation>Rendement de la turbine à 75&#x202f;% de charge, relatif</translation>
    </message>
    <message>
        <source>Turbine heat rate rise above 15 °C</source>
        <translation>Hausse de la consommation spécifique au-dessus de 15&#x202f;°C</translation>
    </message>
    <message>
        <source>Turbine output loss above 15 °C</source>
        <translation>Perte de puissance de la turbine au-dessus de 15&#x202f;°C</translation>
    </message>
    <message>
        <source>Turbine ramp</source>
        <translation>Rampe de la turbine</translation>
    </message>
    <message>
        <source>Turbine start to synchronised</source>
        <translation>Démarrage de la turbine jusqu’à la synchronisation</translation>
    </message>
    <message>
        <source>UPS loading in normal work</source>
        <translation>Charge de l’onduleur en marche normale</translation>
    </message>
    <message>
        <source>UPS loss, constant part</source>
        <translation>Pertes de l’onduleur, part constante</translation>
    </message>
    <message>
        <source>UPS loss, linear part</source>
        <translation>Pertes de l’onduleur, part linéaire</translation>
    </message>
    <message>
        <source>UPS loss, quadratic part</source>
        <translation>Pertes de l’onduleur, part quadratique</translation>
    </message>
    <message>
        <source>Use the time-of-use tariff (0 no, 1 yes)</source>
        <translation>Appliquer le tarif horosaisonnier (0 non, 1 oui)</translation>
    </message>
    <message>
        <source>Water price</source>
        <translation>Prix de l’eau</translation>
    </message>
    <message>
        <source>Coolant at which the GPU training power holds</source>
        <translation>Liquide auquel vaut la puissance d’entraînement des GPU</translation>
    </message>
    <message>
        <source>Spinning reserve of running generators</source>
        <translation>Réserve tournante des générateurs en marche</translation>
    </message>
    <message>
        <source>Battery age at the start</source>
        <translation>Âge des batteries au début</translation>
    </message>
    <message>
        <source>Battery calendar fade</source>
        <translation>Vieillissement calendaire des batteries</translation>
    </message>
    <message>
        <source>Battery cycle fade</source>
        <translation>Vieillissement des batteries par cyclage</translation>
    </message>
    <message>
        <source>Battery energy for peak shaving</source>
        <translation>Énergie de batterie pour l’écrêtage</translation>
    </message>
    <message>
        <source>Battery energy for ride-through</source>
        <translation>Énergie de batterie pour le secours</translation>
    </message>
    <message>
        <source>Battery energy for smoothing</source>
        <translation>Énergie de batterie pour le lissage</translation>
    </message>
    <message>
        <source>Battery full cycles before the start</source>
        <translation>Cycles complets des batteries avant le début</translation>
    </message>
    <message>
        <source>Battery power for peak shaving</source>
        <translation>Puissance de batterie pour l’écrêtage</translation>
    </message>
    <message>
        <source>Battery power for resale</source>
        <translation>Puissance de batterie pour la revente</translation>
    </message>
    <message>
        <source>Battery power for smoothing</source>
        <translation>Puissance de batterie pour le lissage</translation>
    </message>
    <message>
        <source>Battery response</source>
        <translation>Temps de réponse des batteries</translation>
    </message>
    <message>
        <source>Breaking current of the 13.8 kV switchgear</source>
        <translation>Pouvoir de coupure des tableaux 13,8 kV</translation>
    </message>
    <message>
        <source>Busway X over R</source>
        <translation>X sur R des canalisations</translation>
    </message>
    <message>
        <source>Capacitors in the power shelves</source>
        <translation>Condensateurs des étagères d’alimentation</translation>
    </message>
    <message>
        <source>Capacity of a drive</source>
        <translation>Capacité d’un disque</translation>
    </message>
    <message>
        <source>Capacity of a switch</source>
        <translation>Capacité d’un commutateur</translation>
    </message>
    <message>
        <source>Checkpoint size a parameter</source>
        <translation>Taille du point de reprise par paramètre</translation>
    </message>
    <message>
        <source>Chiller from no load to full load</source>
        <translation>Groupe froid, de la charge nulle à la pleine charge</translation>
    </message>
    <message>
        <source>Chiller load above which one more starts</source>
        <translation>Charge des groupes froids au-delà de laquelle un de plus démarre</translation>
    </message>
    <message>
        <source>Chiller model (0 warm water, 1 air-cooled screw, 2 water-cooled centrifugal)</source>
        <translation>Modèle de groupe froid (0 eau tiède, 1 vis à air, 2 centrifuge à eau)</translation>
    </message>
    <message>
        <source>Chiller restart after a loss of power</source>
        <translation>Redémarrage d’un groupe froid après une coupure</translation>
    </message>
    <message>
        <source>Chiller start</source>
        <translation>Démarrage d’un groupe froid</translation>
    </message>
    <message>
        <source>Droop of turbines and gensets</source>
        <translation>Statisme des turbines et groupes électrogènes</translation>
    </message>
    <message>
        <source>Dry coolers, rating over design heat</source>
        <translation>Aéroréfrigérants, puissance nominale sur chaleur de calcul</translation>
    </message>
    <message>
        <source>Facility pumps from rest to full flow</source>
        <translation>Pompes de la boucle d’eau, du repos au plein débit</translation>
    </message>
    <message>
        <source>GPU hours from failure to failure</source>
        <translation>Heures de GPU d’une panne à l’autre</translation>
    </message>
    <message>
        <source>Genset inertia constant</source>
        <translation>Constante d’inertie des groupes électrogènes</translation>
    </message>
    <message>
        <source>Genset subtransient reactance</source>
        <translation>Réactance subtransitoire des groupes électrogènes</translation>
    </message>
    <message>
        <source>Growth of storage with GPUs, exponent</source>
        <translation>Croissance du stockage avec les GPU, exposant</translation>
    </message>
    <message>
        <source>Half width of the voltage band at 13.8 kV</source>
        <translation>Demi-largeur de la bande de tension en 13,8 kV</translation>
    </message>
    <message>
        <source>Highest import already billed</source>
        <translation>Plus grand soutirage déjà facturé</translation>
    </message>
    <message>
        <source>Hold-up of server power supplies</source>
        <translation>Maintien des alimentations de serveurs</translation>
    </message>
    <message>
        <source>Import that peak shaving keeps to</source>
        <translation>Soutirage auquel l’écrêtage se tient</translation>
    </message>
    <message>
        <source>Iterations of synchronous training</source>
        <translation>Itérations de l’entraînement synchrone</translation>
    </message>
    <message>
        <source>Lag of governor and fuel valve</source>
        <translation>Retard du régulateur et de la vanne de gaz</translation>
    </message>
    <message>
        <source>Largest change of the import in 5 s</source>
        <translation>Plus grand changement du soutirage en 5 s</translation>
    </message>
    <message>
        <source>Length of a checkpoint&apos;s dip</source>
        <translation>Durée du creux d’un point de reprise</translation>
    </message>
    <message>
        <source>Load&apos;s dependence on frequency</source>
        <translation>Dépendance de la charge à la fréquence</translation>
    </message>
    <message>
        <source>Loading allowed for half an hour</source>
        <translation>Charge admise pendant une demi-heure</translation>
    </message>
    <message>
        <source>Loading allowed for two hours</source>
        <translation>Charge admise pendant deux heures</translation>
    </message>
    <message>
        <source>Over-frequency trip</source>
        <translation>Déclenchement à fréquence haute</translation>
    </message>
    <message>
        <source>Oversubscription at the leaf</source>
        <translation>Surabonnement à la feuille</translation>
    </message>
    <message>
        <source>Pad transformer impedance</source>
        <translation>Impédance des transformateurs MT/BT</translation>
    </message>
    <message>
        <source>Pad transformer no-load current</source>
        <translation>Courant à vide des transformateurs MT/BT</translation>
    </message>
    <message>
        <source>Parameters of the model in training</source>
        <translation>Paramètres du modèle à l’entraînement</translation>
    </message>
    <message>
        <source>Pause of a checkpoint besides writing</source>
        <translation>Pause d’un point de reprise hors écriture</translation>
    </message>
    <message>
        <source>Pause of an asynchronous checkpoint</source>
        <translation>Pause d’un point de reprise asynchrone</translation>
    </message>
    <message>
        <source>Power after a job stops</source>
        <translation>Puissance après l’arrêt d’une tâche</translation>
    </message>
    <message>
        <source>Power in a checkpoint</source>
        <translation>Puissance pendant un point de reprise</translation>
    </message>
    <message>
        <source>Power of a 400 Gb/s module at the GPU&apos;s end</source>
        <translation>Puissance d’un module 400 Gb/s côté GPU</translation>
    </message>
    <message>
        <source>Power of a switch without optics</source>
        <translation>Puissance d’un commutateur sans optiques</translation>
    </message>
    <message>
        <source>Power of an 800 Gb/s module</source>
        <translation>Puissance d’un module 800 Gb/s</translation>
    </message>
    <message>
        <source>Rails of the leaf switches</source>
        <translation>Rails des commutateurs feuille</translation>
    </message>
    <message>
        <source>Rated power factor of turbines and gensets</source>
        <translation>Facteur de puissance nominal des turbines et groupes électrogènes</translation>
    </message>
    <message>
        <source>Resale in on-peak hours (0 no, 1 yes)</source>
        <translation>Revente en heures pleines (0 non, 1 oui)</translation>
    </message>
    <message>
        <source>Restart of a job after a failure</source>
        <translation>Redémarrage d’une tâche après une panne</translation>
    </message>
    <message>
        <source>Ring reactor X over R</source>
        <translation>X sur R de la bobine de l’anneau</translation>
    </message>
    <message>
        <source>Ring reactor, on the line-up&apos;s rating</source>
        <translation>Bobine de l’anneau, à la puissance du tableau</translation>
    </message>
    <message>
        <source>Running generators cover the largest (0 no, 1 yes)</source>
        <translation>Les générateurs en marche couvrent le plus grand (0 non, 1 oui)</translation>
    </message>
    <message>
        <source>Share of computing in an iteration</source>
        <translation>Part du calcul dans une itération</translation>
    </message>
    <message>
        <source>Share of the GPUs in the largest job</source>
        <translation>Part des GPU dans la plus grande tâche</translation>
    </message>
    <message>
        <source>Share of the storage write rate a checkpoint gets</source>
        <translation>Part du débit d’écriture donnée à un point de reprise</translation>
    </message>
    <message>
        <source>Shortest rest of a chiller</source>
        <translation>Repos minimal d’un groupe froid</translation>
    </message>
    <message>
        <source>Shortest run of a chiller</source>
        <translation>Marche minimale d’un groupe froid</translation>
    </message>
    <message>
        <source>Storage of 230,000 GPUs</source>
        <translation>Stockage pour 230 000 GPU</translation>
    </message>
    <message>
        <source>Substation tap step</source>
        <translation>Pas de prise au poste</translation>
    </message>
    <message>
        <source>Substation tap steps either way</source>
        <translation>Nombre de prises au poste, de chaque côté</translation>
    </message>
    <message>
        <source>Substation transformer impedance</source>
        <translation>Impédance des transformateurs du poste</translation>
    </message>
    <message>
        <source>Substation transformer no-load current</source>
        <translation>Courant à vide des transformateurs du poste</translation>
    </message>
    <message>
        <source>Swing of synchronous training, peak to peak</source>
        <translation>Variation de l’entraînement synchrone, crête à crête</translation>
    </message>
    <message>
        <source>Time between genset starts</source>
        <translation>Temps entre démarrages de groupes électrogènes</translation>
    </message>
    <message>
        <source>Time between turbine starts</source>
        <translation>Temps entre démarrages de turbines</translation>
    </message>
    <message>
        <source>Time from checkpoint to checkpoint</source>
        <translation>Temps d’un point de reprise à l’autre</translation>
    </message>
    <message>
        <source>Time from trough to peak</source>
        <translation>Temps du creux à la crête</translation>
    </message>
    <message>
        <source>Time in which a job stops</source>
        <translation>Temps d’arrêt d’une tâche</translation>
    </message>
    <message>
        <source>Time in which an overload&apos;s heat fades</source>
        <translation>Temps d’évacuation de la chaleur d’une surcharge</translation>
    </message>
    <message>
        <source>Time of the smoothing filter</source>
        <translation>Temps du filtre de lissage</translation>
    </message>
    <message>
        <source>Tower basin</source>
        <translation>Bassin des tours</translation>
    </message>
    <message>
        <source>Tower fan dead band</source>
        <translation>Zone morte des ventilateurs de tour</translation>
    </message>
    <message>
        <source>Tower fan from rest to full speed</source>
        <translation>Ventilateur de tour, du repos à la pleine vitesse</translation>
    </message>
    <message>
        <source>Tower model (0 York, 1 Merkel)</source>
        <translation>Modèle de tour (0 York, 1 Merkel)</translation>
    </message>
    <message>
        <source>Tower water over air, by mass</source>
        <translation>Eau sur air des tours, en masse</translation>
    </message>
    <message>
        <source>Turbine inertia constant</source>
        <translation>Constante d’inertie des turbines</translation>
    </message>
    <message>
        <source>Turbine subtransient reactance</source>
        <translation>Réactance subtransitoire des turbines</translation>
    </message>
    <message>
        <source>Under-frequency trip</source>
        <translation>Déclenchement à fréquence basse</translation>
    </message>
    <message>
        <source>Utility short-circuit power at 161 kV</source>
        <translation>Puissance de court-circuit du réseau à 161 kV</translation>
    </message>
    <message>
        <source>Utility voltage</source>
        <translation>Tension du réseau</translation>
    </message>
    <message>
        <source>Voltage held at 13.8 kV</source>
        <translation>Tension tenue en 13,8 kV</translation>
    </message>
    <message>
        <source>Voltage held by turbines and gensets</source>
        <translation>Tension tenue par turbines et groupes électrogènes</translation>
    </message>
</context>
<context>
    <name>ParameterGroup</name>
    <message>
        <source>13.8 kV switchgear</source>
        <translation>Tableau MT 13,8&#x202f;kV</translation>
    </message>
    <message>
        <source>64 x H100, liquid-cooled 4U servers</source>
        <translation>64 x H100, serveurs 4U à refroidissement liquide</translation>
    </message>
    <message>
        <source>64 x H200, liquid-cooled 4U servers</source>
        <translation>64 x H200, serveurs 4U à refroidissement liquide</translation>
    </message>
    <message>
        <source>Air-cooled chiller, 1.5 MW</source>
        <translation>Groupe froid à air, 1,5&#x202f;MW</translation>
    </message>
    <message>
        <source>All-flash storage rack</source>
        <translation>Baie de stockage tout flash</translation>
    </message>
    <message>
        <source>CPU rack, 32 x 1U</source>
        <translation>Baie CPU, 32 x 1U</translation>
    </message>
    <message>
        <source>Cooling tower cell</source>
        <translation>Cellule de tour de refroidissement</translation>
    </message>
    <message>
        <source>Facility water pump</source>
        <translation>Pompe d’eau de l’installation</translation>
    </message>
    <message>
        <source>GB200 NVL72</source>
        <translation>GB200 NVL72</translation>
    </message>
    <message>
        <source>GB300 NVL72</source>
        <translation>GB300 NVL72</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Gas engine trailer, 2.5 MW</source>
        <translation>Remorque à moteur à gaz, 2,5&#x202f;MW</translation>
    </message>
    <message>
        <source>IT</source>
        <translation>Informatique</translation>
    </message>
    <message>
        <source>NVIDIA GB200 GPU</source>
        <translation>GPU NVIDIA GB200</translation>
    </message>
    <message>
        <source>NVIDIA GB300 GPU</source>
        <translation>GPU NVIDIA GB300</translation>
    </message>
    <message>
        <source>NVIDIA H100 SXM</source>
        <translation>NVIDIA H100 SXM</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM</source>
        <translation>NVIDIA H200 SXM</translation>
    </message>
    <message>
        <source>Network rack, 14 x SN5600</source>
        <translation>Baie réseau, 14 x SN5600</translation>
    </message>
    <message>
        <source>Pad transformer 13.8 kV/415 V, 4 MVA</source>
        <translation>Transformateur 13,8&#x202f;kV/415&#x202f;V, 4&#x202f;MVA</translation>
    </message>
    <message>
        <source>Solar Titan 130 gas turbine</source>
        <translation>Turbine à gaz Solar Titan 130</translation>
    </message>
    <message>
        <source>Solar Titan 350 gas turbine</source>
        <translation>Turbine à gaz Solar Titan 350</translation>
    </message>
    <message>
        <source>Substation transformer 161/13.8 kV, 80 MVA</source>
        <translation>Transformateur de poste 161/13,8&#x202f;kV, 80&#x202f;MVA</translation>
    </message>
    <message>
        <source>Tesla Megapack 2 XL, 4 h</source>
        <translation>Tesla Megapack 2 XL, 4&#x202f;h</translation>
    </message>
    <message>
        <source>air</source>
        <translation>Air</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>Batteries</translation>
    </message>
    <message>
        <source>carbon</source>
        <translation>Carbone</translation>
    </message>
    <message>
        <source>cooling</source>
        <translation>Refroidissement</translation>
    </message>
    <message>
        <source>electrical</source>
        <translation>Électricité</translation>
    </message>
    <message>
        <source>layout</source>
        <translation>Implantation</translation>
    </message>
    <message>
        <source>liquid</source>
        <translation>Liquide</translation>
    </message>
    <message>
        <source>published</source>
        <translation>Publié</translation>
    </message>
    <message>
        <source>supply</source>
        <translation>Alimentation</translation>
    </message>
    <message>
        <source>tariff</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>water</source>
        <translation>Eau</translation>
    </message>
    <message>
        <source>fast dynamics</source>
        <translation>dynamique rapide</translation>
    </message>
    <message>
        <source>network</source>
        <translation>réseau de calcul</translation>
    </message>
    <message>
        <source>one-line</source>
        <translation>unifilaire</translation>
    </message>
    <message>
        <source>storage</source>
        <translation>stockage</translation>
    </message>
</context>
<context>
    <name>PlaceRacksTool</name>
    <message>
        <source>Racks stand in halls: point at the floor of a hall.</source>
        <translation>Les baies se placent dans les salles&#x202f;: pointez le sol d’une salle.</translation>
    </message>
    <message numerus="yes">
        <source>%n racks, %1 to %2</source>
        <translation>
            <numerusform>%n baie, de %1 à %2</numerusform>
            <numerusform>%n baies, de %1 à %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanNote</name>
    <message numerus="yes">
        <source>%n racks: %1</source>
        <translation>
            <numerusform>%n baie&#x202f;: %1</numerusform>
            <numerusform>%n baies&#x202f;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>1 rack: %1</source>
        <translation>1 baie&#x202f;: %1</translation>
    </message>
    <message>
        <source>A new row is laid out for them.</source>
        <translation>Une nouvelle rangée est créée pour elles.</translation>
    </message>
    <message numerus="yes">
        <source>%n new rows are laid out for them.</source>
        <translation>
            <numerusform>%n nouvelle rangée est créée pour elles.</numerusform>
            <numerusform>%n nouvelles rangées sont créées pour elles.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>1 million GPUs: an expansion campus</source>
        <translation>1 million de GPU&#x202f;: un campus d’extension</translation>
    </message>
    <message>
        <source>February 2025: 200,000 Hopper</source>
        <translation>Février 2025&#x202f;: 200&#x202f;000 Hopper</translation>
    </message>
    <message>
        <source>July 2025: 200,000 Hopper + 30,000 GB200</source>
        <translation>Juillet 2025&#x202f;: 200&#x202f;000 Hopper + 30&#x202f;000 GB200</translation>
    </message>
    <message>
        <source>May 2026: inference on 300 MW of grid</source>
        <translation>Mai 2026&#x202f;: inférence sur 300&#x202f;MW de réseau</translation>
    </message>
    <message>
        <source>September 2024: 100,000 H100</source>
        <translation>Septembre 2024&#x202f;: 100&#x202f;000 H100</translation>
    </message>
    <message>
        <source>The default. The substation gives 150 MW, which does not carry 230,000 GPUs in training: 15 permitted gas turbines and, in the last resort, 208 Megapacks cover what the grid cannot.</source>
        <translation>Le préréglage par défaut. Le poste donne 150&#x202f;MW, qui ne suffisent pas à 230&#x202f;000 GPU en entraînement&#x202f;: 15 turbines à gaz autorisées et, en dernier recours, 208 Megapacks couvrent ce que le réseau ne peut pas.</translation>
    </message>
    <message>
        <source>The first 100,000 GPUs, online on 1 September 2024, 122 days after the start. The grid gives 50 MW; trailer gensets and four gas turbines carry the rest. No battery count is published for this month, so none is modelled.</source>
        <translation>Les 100&#x202f;000 premiers GPU, en service le 1er septembre 2024, 122 jours après le début. Le réseau donne 50&#x202f;MW&#x202f;; des groupes électrogènes mobiles et quatre turbines à gaz portent le reste. Aucun nombre de batteries n’est publié pour ce mois, aucune n’est donc modélisée.</translation>
    </message>
    <message>
        <source>The fleet of July 2025 plus 770,000 Blackwell GPUs in NVL72 racks on an expansion campus beside the main building. Place, halls, cooling and generation of the expansion are assumptions of this program; what they lack is shown as limits.</source>
        <translation>Le parc de juillet 2025 plus 770&#x202f;000 GPU Blackwell en baies NVL72 sur un campus d’extension à côté du bâtiment principal. L’emplacement, les salles, le refroidissement et la production de l’extension sont des hypothèses de ce programme&#x202f;; ce qui leur manque apparaît comme limites.</translation>
    </message>
    <message>
        <source>The machines of July 2025 under an inference load, as reported after the lease of 6 May 2026. The second 150 MW of grid is in; the turbines are cut from 15 to 12.</source>
        <translation>Les machines de juillet 2025 sous une charge d’inférence, comme rapporté après la location du 6 mai 2026. Les 150&#x202f;MW de réseau supplémentaires sont là&#x202f;; les turbines passent de 15 à 12.</translation>
    </message>
    <message>
        <source>The second 100,000 GPUs came 92 days after the first. The grid still gives 50 MW; a mixed fleet of up to 35 gas turbines carries the site until the substation is ready in May.</source>
        <translation>Les 100&#x202f;000 GPU suivants sont arrivés 92 jours après les premiers. Le réseau donne toujours 50&#x202f;MW&#x202f;; un parc mixte de jusqu’à 35 turbines à gaz porte le site jusqu’à la mise en service du poste en mai.</translation>
    </message>
</context>
<context>
    <name>PropertiesPanel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>no open recording measures this here</source>
        <translation>aucun enregistrement ouvert ne mesure cela ici</translation>
    </message>
    <message>
        <source>the model gives no such value here</source>
        <translation>le modèle ne donne pas cette valeur ici</translation>
    </message>
    <message>
        <source>needs both</source>
        <translation>exige les deux</translation>
    </message>
    <message>
        <source>Measured values and residuals cover %1 of %2.</source>
        <translation>Les valeurs mesurées et les résidus couvrent %1 sur %2.</translation>
    </message>
    <message>
        <source>Totals of the facility are modelled; a recording of them shows as a curve.</source>
        <translation>Les totaux de l’installation sont modélisés&#x202f;; leur enregistrement apparaît comme courbe.</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Racks</source>
        <translation>Baies</translation>
    </message>
    <message>
        <source>Plant units</source>
        <translation>Unités techniques</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scénario</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Météo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Orientation</translation>
    </message>
    <message>
        <source>north</source>
        <translation>nord</translation>
    </message>
    <message>
        <source>south</source>
        <translation>sud</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Baie</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Site, preset %1</source>
        <translation>Site, préréglage %1</translation>
    </message>
    <message>
        <source>Nothing is known of this server alone: these are the values of its rack.</source>
        <translation>On ne sait rien de ce serveur seul&#x202f;: ce sont les valeurs de sa baie.</translation>
    </message>
    <message>
        <source>%1 assets</source>
        <translation>%1 équipements</translation>
    </message>
    <message numerus="yes">
        <source>%n types</source>
        <translation>
            <numerusform>%n type</numerusform>
            <numerusform>%n types</numerusform>
        </translation>
    </message>
    <message>
        <source>No site is open. Open a preset or a project from the menu.</source>
        <translation>Aucun site n’est ouvert. Ouvrez un préréglage ou un projet depuis le menu.</translation>
    </message>
    <message>
        <source>Uncertain: %1</source>
        <translation>Incertaine&#x202f;: %1</translation>
    </message>
    <message>
        <source>Stale: %1</source>
        <translation>Périmée&#x202f;: %1</translation>
    </message>
    <message>
        <source>Bad: %1</source>
        <translation>Mauvaise&#x202f;: %1</translation>
    </message>
    <message>
        <source>A dash: not measured or not modelled for single servers and GPUs.</source>
        <translation>Un tiret&#x202f;: ni mesuré ni modélisé pour un serveur ou un GPU seul.</translation>
    </message>
    <message>
        <source>Nothing is known of this GPU alone at this time: these are the values of its rack.</source>
        <translation>On ne sait rien de ce GPU seul à cet instant&#x202f;: ce sont les valeurs de sa baie.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Facility</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>IT</source>
        <translation>Informatique</translation>
    </message>
    <message>
        <source>Grid capacity</source>
        <translation>Capacité du réseau</translation>
    </message>
    <message>
        <source>On-site sources</source>
        <translation>Sources sur site</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>mesuré</translation>
    </message>
    <message>
        <source>modelled</source>
        <translation>modélisé</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>résidu</translation>
    </message>
    <message>
        <source>site time, %1</source>
        <translation>heure du site, %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
    <message>
        <source>in training</source>
        <translation>en entraînement</translation>
    </message>
    <message>
        <source>in inference</source>
        <translation>en inférence</translation>
    </message>
    <message>
        <source>at rated power</source>
        <translation>à pleine puissance nominale</translation>
    </message>
    <message>
        <source>at idle</source>
        <translation>au repos</translation>
    </message>
    <message>
        <source>under the recorded workload</source>
        <translation>sous la charge enregistrée</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>the turbines</source>
        <translation>les turbines</translation>
    </message>
    <message>
        <source>the gensets</source>
        <translation>les groupes électrogènes</translation>
    </message>
    <message>
        <source>the batteries</source>
        <translation>les batteries</translation>
    </message>
    <message>
        <source>%1 of grid does not carry %2 GPUs %3: %4 are asked for at the meter.</source>
        <translation>%1 de réseau ne suffisent pas à %2 GPU %3&#x202f;: %4 sont demandés au compteur.</translation>
    </message>
    <message>
        <source>The rest is carried by %1.</source>
        <translation>Le reste est porté par %1.</translation>
    </message>
    <message>
        <source>%1 of grid carries %2 GPUs %3: %4 are asked for at the meter and %5 are left.</source>
        <translation>%1 de réseau suffisent à %2 GPU %3&#x202f;: %4 sont demandés au compteur et %5 restent.</translation>
    </message>
    <message>
        <source>Of this, %1 run beside the grid.</source>
        <translation>Dont, à côté du réseau, %1.</translation>
    </message>
    <message>
        <source>What binds is “%1”: %2 asked for of %3, %4 % too much.</source>
        <translation>Ce qui limite est «&#x202f;%1&#x202f;»&#x202f;: %2 demandés sur %3, soit %4&#x202f;% de trop.</translation>
    </message>
    <message>
        <source>What binds first is “%1”: %2 used of %3, %4 % left.</source>
        <translation>Ce qui limitera en premier est «&#x202f;%1&#x202f;»&#x202f;: %2 utilisés sur %3, il reste %4&#x202f;%.</translation>
    </message>
    <message>
        <source>%1 cannot be served by any source: GPUs have to be capped or switched off.</source>
        <translation>%1 ne peuvent être fournis par aucune source&#x202f;: des GPU doivent être bridés ou éteints.</translation>
    </message>
    <message>
        <source>The batteries are being emptied: at %1 their %2 last about %3 h.</source>
        <translation>Les batteries se vident&#x202f;: à %1, leurs %2 durent environ %3&#x202f;h.</translation>
    </message>
    <message>
        <source>Also exceeded: %1.</source>
        <translation>Également dépassé&#x202f;: %1.</translation>
    </message>
    <message>
        <source>%1 GPUs are throttled because they are too hot.</source>
        <translation>%1 GPU sont ralentis parce qu’ils sont trop chauds.</translation>
    </message>
    <message>
        <source>The operator publishes %1 of memory bandwidth. Added up over the GPUs of this plan, HBM gives %2 and NVLink %3; the published figure is kept as a label beside them, and nothing is adjusted to it.</source>
        <translation>L’exploitant publie %1 de bande passante mémoire. Additionnées sur les GPU de ce plan, la HBM donne %2 et NVLink %3&#x202f;; le chiffre publié est gardé comme étiquette à côté d’elles, et rien n’y est ajusté.</translation>
    </message>
    <message>
        <source>It is nearer to the NVLink total than to the HBM total.</source>
        <translation>Il est plus proche du total NVLink que du total HBM.</translation>
    </message>
    <message>
        <source>It is nearer to the HBM total than to the NVLink total.</source>
        <translation>Il est plus proche du total HBM que du total NVLink.</translation>
    </message>
    <message>
        <source>%1: power, cooling and storage</source>
        <translation>%1&#x202f;: électricité, refroidissement et stockage</translation>
    </message>
    <message>
        <source>The facility</source>
        <translation>L’installation</translation>
    </message>
    <message>
        <source>The site from the south, racks coloured by power.</source>
        <translation>Le site vu du sud, les baies colorées selon leur puissance.</translation>
    </message>
    <message>
        <source>Memphis Twin %1 · written %2</source>
        <translation>Memphis Twin %1 · rédigé le %2</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>Par %1</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>Inférence</translation>
    </message>
    <message>
        <source>All GPUs at rated power</source>
        <translation>Tous les GPU à puissance nominale</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Repos</translation>
    </message>
    <message>
        <source>Trace from a file</source>
        <translation>Trace (fichier)</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Générée</translation>
    </message>
    <message>
        <source>Typical day of the month</source>
        <translation>Jour typique du mois</translation>
    </message>
    <message>
        <source>EPW weather file</source>
        <translation>Fichier météo EPW</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Constante</translation>
    </message>
    <message>
        <source>%1 (synthetic)</source>
        <translation>%1 (synthétique)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>State of the site</source>
        <translation>État du site</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scénario</translation>
    </message>
    <message>
        <source>Figures for</source>
        <translation>Chiffres pour</translation>
    </message>
    <message>
        <source>steady state under the conditions below</source>
        <translation>le régime établi dans les conditions ci-dessous</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Météo</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Charge de calcul</translation>
    </message>
    <message>
        <source>%1, %2 to %3, %4 channels, %5 samples, source: %6</source>
        <translation>%1, du %2 au %3, %4 voies, %5 échantillons, source&#x202f;: %6</translation>
    </message>
    <message>
        <source>Power over the day</source>
        <translation>Puissance au fil de la journée</translation>
    </message>
    <message>
        <source>No curve is shown: neither a run of the model nor a recording gave two values.</source>
        <translation>Aucune courbe&#x202f;: ni un calcul du modèle ni un enregistrement n’ont donné deux valeurs.</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Courbe</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Plus basse</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Plus haute</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>No limits are known for this site.</source>
        <translation>Aucune limite n’est connue pour ce site.</translation>
    </message>
    <message>
        <source>exceeded</source>
        <translation>dépassée</translation>
    </message>
    <message>
        <source>tight</source>
        <translation>serrée</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>%1, binds</source>
        <translation>%1, limitante</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Capacité</translation>
    </message>
    <message>
        <source>Headroom, %</source>
        <translation>Marge,&#x202f;%</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Memory and network bandwidth</source>
        <translation>Bande passante de la mémoire et du réseau</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>Tous les chiffres</translation>
    </message>
    <message>
        <source>All of them are modelled, for the conditions on the first page.</source>
        <translation>Tous sont modélisés, pour les conditions de la première page.</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Grandeur</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Équipement</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Repère</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>Hypothèses</translation>
    </message>
    <message>
        <source>Every number the model uses, with its plausible range and where it comes from. Sources are quoted in the language they were noted in.</source>
        <translation>Chaque nombre du modèle, avec sa plage plausible et son origine. Les sources sont citées dans la langue où elles ont été notées.</translation>
    </message>
    <message>
        <source>Marks: S, sourced, read in a public text; K, known, from a named source that was not read again; E, estimate, derived here; U, changed by the user.</source>
        <translation>Repères&#x202f;: S, sourcé, lu dans un texte public&#x202f;; K, connu, d’une source nommée qui n’a pas été relue&#x202f;; E, estimation faite ici&#x202f;; U, modifié par l’utilisateur.</translation>
    </message>
    <message>
        <source>changed by the user</source>
        <translation>modifié par l’utilisateur</translation>
    </message>
    <message>
        <source>This scenario carries no parameters.</source>
        <translation>Ce scénario ne porte aucun paramètre.</translation>
    </message>
    <message>
        <source>Assumption</source>
        <translation>Hypothèse</translation>
    </message>
    <message>
        <source>Low – high</source>
        <translation>Bas – haut</translation>
    </message>
    <message>
        <source>Utility feed</source>
        <translation>Arrivée réseau</translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>Poste électrique</translation>
    </message>
    <message>
        <source>Transformers</source>
        <translation>Transformateurs</translation>
    </message>
    <message>
        <source>Switchgear</source>
        <translation>Tableaux MT</translation>
    </message>
    <message>
        <source>Pad transformers</source>
        <translation>Transformateurs MT/BT</translation>
    </message>
    <message>
        <source>Turbines</source>
        <translation>Turbines</translation>
    </message>
    <message>
        <source>Gensets</source>
        <translation>Groupes électrogènes</translation>
    </message>
    <message>
        <source>Megapacks</source>
        <translation>Megapacks</translation>
    </message>
    <message>
        <source>Chillers</source>
        <translation>Groupes froids</translation>
    </message>
    <message>
        <source>Cooling towers</source>
        <translation>Tours de refroidissement</translation>
    </message>
    <message>
        <source>Pumps</source>
        <translation>Pompes</translation>
    </message>
    <message>
        <source>Hall %1</source>
        <translation>Salle %1</translation>
    </message>
    <message>
        <source>This site has no racks yet.</source>
        <translation>Ce site n’a pas encore de baie.</translation>
    </message>
    <message>
        <source>No values are known for the racks.</source>
        <translation>Aucune valeur n’est connue pour les baies.</translation>
    </message>
    <message>
        <source>weather: %1; workload: %2</source>
        <translation>météo&#x202f;: %1&#x202f;; charge&#x202f;: %2</translation>
    </message>
    <message>
        <source>Day of the chart</source>
        <translation>Journée des courbes</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Bands of the figures</source>
        <translation>Bandes des chiffres</translation>
    </message>
    <message>
        <source>Low and high: 5th and 95th percentile of %1 samples in which %2 parameters lie anywhere within the ranges listed under Assumptions (triangular, seed %3), under the same weather and workload. In brackets: rank correlation with the figure.</source>
        <translation>Bas et haut&#x202f;: 5e et 95e centile de %1 tirages où %2 paramètres sont n’importe où dans les plages données sous Hypothèses (loi triangulaire, graine %3), avec la même météo et la même charge de travail. Entre parenthèses&#x202f;: corrélation des rangs avec le chiffre.</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Bas</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Médiane</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>What moves it most</source>
        <translation>Ce qui le déplace le plus</translation>
    </message>
    <message>
        <source>The curves of chillers or towers do not reach these temperatures; their nearest end is used (%1 of their inputs).</source>
        <translation>Les courbes de groupes froids ou de tours n’atteignent pas ces températures&#x202f;; leur bout le plus proche est pris (%1 de leurs entrées).</translation>
    </message>
    <message>
        <source>Design day: cooling (0.4 % dry bulb)</source>
        <translation>Journée de calcul&#x202f;: froid (température sèche à 0,4&#x202f;%)</translation>
    </message>
    <message>
        <source>Design day: evaporation (0.4 % wet bulb)</source>
        <translation>Journée de calcul&#x202f;: évaporation (température humide à 0,4&#x202f;%)</translation>
    </message>
    <message>
        <source>Design day: heating (99.6 % dry bulb)</source>
        <translation>Journée de calcul&#x202f;: chauffage (température sèche à 99,6&#x202f;%)</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>pas un nombre</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>réussi</translation>
    </message>
    <message>
        <source>FAIL</source>
        <translation>ÉCHEC</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>How the model compares with measurements, published values and other programs. The worst of all cases is judged, or the root mean square where the tolerance says so. Sentences of the suites are in English.</source>
        <translation>Comment le modèle se compare aux mesures, aux valeurs publiées et à d’autres programmes. Le pire de tous les cas est jugé, ou l’écart quadratique moyen là où la tolérance le dit. Les phrases des essais sont en anglais.</translation>
    </message>
    <message>
        <source>Passed: %1 of %2 suites.</source>
        <translation>Réussi&#x202f;: %1 essais sur %2.</translation>
    </message>
    <message>
        <source>Failed: %1 of %2 suites pass.</source>
        <translation>Échec&#x202f;: %1 sur %2 essais réussis.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>beyond</source>
        <translation>au-delà</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Of tolerance, %</source>
        <translation>De la tolérance,&#x202f;%</translation>
    </message>
    <message>
        <source>Nearest to its tolerance</source>
        <translation>Le plus près de sa tolérance</translation>
    </message>
    <message>
        <source>Every comparison</source>
        <translation>Chaque comparaison</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Grandeur</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>Pire</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>Quadr.</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>Worst at</source>
        <translation>Pire cas</translation>
    </message>
    <message>
        <source>What is not covered, and remarks</source>
        <translation>Ce qui n’est pas couvert, et remarques</translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation>Non pris en charge</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Data files of no known form: %1.</source>
        <translation>Fichiers de données de forme inconnue&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
</context>
<context>
    <name>SceneOverlay</name>
    <message>
        <source>Racks</source>
        <translation>Baies</translation>
    </message>
    <message>
        <source>Plant</source>
        <translation>Technique</translation>
    </message>
    <message>
        <source>Out of range · %1</source>
        <translation>Hors plage · %1</translation>
    </message>
    <message>
        <source>No data · %1 racks</source>
        <translation>Sans donnée · %1 baies</translation>
    </message>
    <message>
        <source>Not modelled yet</source>
        <translation>Pas encore modélisé</translation>
    </message>
    <message>
        <source>No measured values at this time</source>
        <translation>Aucune valeur mesurée à cet instant</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north, on the compass</comment>
        <translation>N</translation>
    </message>
    <message>
        <source>Plant, of rating</source>
        <translation>Technique,&#x202f;% nominal</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Other racks</source>
        <translation>Autres baies</translation>
    </message>
    <message>
        <source>Uncertain · %1 GPUs</source>
        <translation>Incertain · %1 GPU</translation>
    </message>
    <message>
        <source>Stale · %1 GPUs</source>
        <translation>Périmé · %1 GPU</translation>
    </message>
    <message>
        <source>No data · %1 GPUs</source>
        <translation>Sans donnée · %1 GPU</translation>
    </message>
    <message>
        <source>Uncertain · %1 racks</source>
        <translation>Incertain · %1 baies</translation>
    </message>
    <message>
        <source>Stale · %1 racks</source>
        <translation>Périmé · %1 baies</translation>
    </message>
    <message>
        <source>From afar: the worst GPU of a rack</source>
        <translation>De loin&#x202f;: le pire GPU d’une baie</translation>
    </message>
    <message>
        <source>From 2 to 98 % of the values</source>
        <translation>De 2 à 98&#x202f;% des valeurs</translation>
    </message>
    <message>
        <source>Range by hand; double-click: automatic</source>
        <translation>Plage manuelle&#x202f;; double-clic&#x202f;: automatique</translation>
    </message>
    <message>
        <source>Ages of these values are not known</source>
        <translation>L’âge de ces valeurs n’est pas connu</translation>
    </message>
    <message>
        <source>Age · %1</source>
        <translation>Âge · %1</translation>
    </message>
</context>
<context>
    <name>SiteTour</name>
    <message>
        <source>Whole site</source>
        <translation>Tout le site</translation>
    </message>
    <message>
        <source>%1 GPUs in %2 racks, with everything that feeds and cools them.</source>
        <translation>%1 GPU dans %2 baies, avec tout ce qui les alimente et les refroidit.</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>%1 feeds and transformers bring power from the utility down to the voltage of the site.</source>
        <translation>%1 arrivées et transformateurs amènent l’électricité du réseau public et l’abaissent à la tension du site.</translation>
    </message>
    <message>
        <source>Own generation</source>
        <translation>Production propre</translation>
    </message>
    <message>
        <source>%1 turbines and generators carry what the grid does not bring.</source>
        <translation>%1 turbines et générateurs fournissent ce que le réseau n’apporte pas.</translation>
    </message>
    <message>
        <source>Batteries</source>
        <translation>Batteries</translation>
    </message>
    <message>
        <source>%1 battery units smooth the load and bridge the gap when a supply fails.</source>
        <translation>%1 unités de batteries lissent la charge et font le pont quand une alimentation tombe.</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>Refroidissement</translation>
    </message>
    <message>
        <source>%1 machines give the heat of the chips to the air outside.</source>
        <translation>%1 machines rejettent la chaleur des puces dans l’air extérieur.</translation>
    </message>
    <message>
        <source>Hall %1</source>
        <translation>Salle %1</translation>
    </message>
    <message>
        <source>%1 racks stand here. Click one: tree, charts and properties follow.</source>
        <translation>%1 baies se trouvent ici. Cliquez sur l’une d’elles&#x202f;: arborescence, courbes et propriétés suivent.</translation>
    </message>
    <message>
        <source>Each of its %1 GPUs has a colour of its own: the legend says what it means.</source>
        <translation>Chacun de ses %1 GPU a sa propre couleur&#x202f;: la légende dit ce qu’elle signifie.</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>0.027 to 0.035 K/W at 20 L/min for a 1,400 W plate (CFD at toaiz.ai, 2026)</source>
        <translation>0,027 à 0,035 K/W à 20 L/min pour une plaque de 1&#x202f;400 W (CFD de toaiz.ai, 2026)</translation>
    </message>
    <message>
        <source>0: share of Carnot for the warm loop of 18 to 25 °C. 1 and 2: curves of Carrier 30XA500 and 19XR 1,407 kW (EnergyPlus data sets), which hold from 4.4 to 10 °C only</source>
        <translation>0&#x202f;: fraction de Carnot pour la boucle chaude de 18 à 25 °C. 1 et 2&#x202f;: courbes des Carrier 30XA500 et 19XR 1&#x202f;407 kW (jeux de données EnergyPlus), valables de 4,4 à 10 °C seulement</translation>
    </message>
    <message>
        <source>1 EB in 68 racks</source>
        <translation>1 Eo dans 68 baies</translation>
    </message>
    <message>
        <source>1.6 W/TB of 14.7 PB</source>
        <translation>1,6 W/To de 14,7 Po</translation>
    </message>
    <message>
        <source>14 switches of 2.2 kW at most; NVIDIA data sheet, not re-read</source>
        <translation>14 commutateurs de 2,2 kW au plus&#x202f;; fiche technique NVIDIA, non relue</translation>
    </message>
    <message>
        <source>20 nodes of 60 to 100 GB/s</source>
        <translation>20 nœuds de 60 à 100 Go/s</translation>
    </message>
    <message>
        <source>3,000 A x 13.8 kV x 1.732</source>
        <translation>3&#x202f;000 A × 13,8 kV × 1,732</translation>
    </message>
    <message>
        <source>4nownews.com on the ServeTheHome tour, 2024: 3.6 Tb/s a server</source>
        <translation>4nownews.com sur la visite de ServeTheHome, 2024&#x202f;: 3,6 Tbit/s par serveur</translation>
    </message>
    <message>
        <source>64 x 40.7 W: one leaf switch of 2.03 kW for 64 ports and 9 W of optics a NIC</source>
        <translation>64 × 40,7 W&#x202f;: un commutateur feuille de 2,03 kW pour 64 ports et 9 W d’optique par carte réseau</translation>
    </message>
    <message>
        <source>72 x 40.7 W: leaf switches beside the rack and NIC optics</source>
        <translation>72 × 40,7 W&#x202f;: commutateurs feuille à côté de la baie et optique des cartes réseau</translation>
    </message>
    <message>
        <source>8,290 Btu/kWh LHV x 1.109 x 53.06 kg/MMBtu (EPA 40 CFR 98)</source>
        <translation>8&#x202f;290 Btu/kWh PCI × 1,109 × 53,06 kg/MMBtu (EPA 40 CFR 98)</translation>
    </message>
    <message>
        <source>8,495 Btu/kWh LHV x 1.109 x 53.06 kg/MMBtu (EPA 40 CFR 98)</source>
        <translation>8&#x202f;495 Btu/kWh PCI × 1,109 × 53,06 kg/MMBtu (EPA 40 CFR 98)</translation>
    </message>
    <message>
        <source>9,630 Btu/kWh LHV x 1.109 x 53.06 kg/MMBtu (EPA 40 CFR 98)</source>
        <translation>9&#x202f;630 Btu/kWh PCI × 1,109 × 53,06 kg/MMBtu (EPA 40 CFR 98)</translation>
    </message>
    <message>
        <source>A row CDU of 1,350 kW class (Vertiv XDU1350) for nine racks</source>
        <translation>Une CDU de rangée de la classe 1&#x202f;350 kW (Vertiv XDU1350) pour neuf baies</translation>
    </message>
    <message>
        <source>ANSI/IEEE C37.06 preferred ratings at 15 kV; the largest common one</source>
        <translation>Valeurs assignées préférentielles ANSI/IEEE C37.06 à 15 kV&#x202f;; la plus grande courante</translation>
    </message>
    <message>
        <source>ASHRAE 2009 design conditions of Memphis airport: 0.4 % evaporation wet bulb</source>
        <translation>Conditions de calcul ASHRAE 2009 de l’aéroport de Memphis&#x202f;: thermomètre mouillé d’évaporation à 0,4&#x202f;%</translation>
    </message>
    <message>
        <source>ASHRAE 90.1 minimum of 40.2 gpm a horsepower for axial fans</source>
        <translation>Minimum ASHRAE 90.1 de 40,2 gpm par hp pour ventilateurs axiaux</translation>
    </message>
    <message>
        <source>Active doors 0.5 to 2 kW at full speed</source>
        <translation>Portes actives&#x202f;: 0,5 à 2 kW à pleine vitesse</translation>
    </message>
    <message>
        <source>Approximate Blackwell limit; not re-read</source>
        <translation>Limite approximative de Blackwell&#x202f;; non relue</translation>
    </message>
    <message>
        <source>As H100</source>
        <translation>Comme le H100</translation>
    </message>
    <message>
        <source>As the H100 rack</source>
        <translation>Comme la baie H100</translation>
    </message>
    <message>
        <source>As the H100 rack with H200 boards; Tom&apos;s Hardware, September 2024: 50,000 H200 among the second 100,000</source>
        <translation>Comme la baie H100 avec cartes H200&#x202f;; Tom&apos;s Hardware, septembre 2024&#x202f;: 50&#x202f;000 H200 parmi les 100&#x202f;000 suivants</translation>
    </message>
    <message>
        <source>Between the GB200 split and 6.2 of 6.6 kW a tray to liquid (manishklach.github.io)</source>
        <translation>Entre la répartition du GB200 et 6,2 kW sur 6,6 kW par tiroir vers le liquide (manishklach.github.io)</translation>
    </message>
    <message>
        <source>Both are models of the EnergyPlus engineering reference; York&apos;s bounds hold all of Memphis&apos; weather</source>
        <translation>Les deux sont des modèles du manuel de référence d’EnergyPlus&#x202f;; les bornes de York couvrent tout le climat de Memphis</translation>
    </message>
    <message>
        <source>CPU, GPU, NVSwitch and PCIe switch on cold plates; Chilldyne 83 %, aidatacenterguide.com 70 to 85 %</source>
        <translation>CPU, GPU, NVSwitch et commutateur PCIe sur plaques froides&#x202f;; Chilldyne 83&#x202f;%, aidatacenterguide.com 70 à 85&#x202f;%</translation>
    </message>
    <message>
        <source>Caterpillar G3520 and G3516H data in a public generator library, per unit</source>
        <translation>Données Caterpillar G3520 et G3516H d’une bibliothèque publique de groupes, par groupe</translation>
    </message>
    <message>
        <source>Caterpillar and Solar Turbines generator library (LEPS data sheets and engineering estimates), per unit</source>
        <translation>Bibliothèque de groupes Caterpillar et Solar Turbines (fiches techniques LEPS et estimations d’ingénierie), par groupe</translation>
    </message>
    <message>
        <source>Caterpillar and Solar Turbines generator library: 5 s for the 16.5 MW class</source>
        <translation>Bibliothèque de groupes Caterpillar et Solar Turbines&#x202f;: 5 s pour la classe 16,5 MW</translation>
    </message>
    <message>
        <source>Caterpillar and Solar generator library</source>
        <translation>Bibliothèque de groupes Caterpillar et Solar</translation>
    </message>
    <message>
        <source>Caterpillar and Solar generator library, LHV</source>
        <translation>Bibliothèque de groupes Caterpillar et Solar, PCI</translation>
    </message>
    <message>
        <source>Caterpillar and Solar generator library; expansion</source>
        <translation>Bibliothèque de groupes Caterpillar et Solar&#x202f;; extension</translation>
    </message>
    <message>
        <source>Caterpillar generator library</source>
        <translation>Bibliothèque de groupes Caterpillar</translation>
    </message>
    <message>
        <source>Caterpillar generator library: 1.2 to 1.5 s for 2.5 MW gas engines</source>
        <translation>Bibliothèque de groupes Caterpillar&#x202f;: 1,2 à 1,5 s pour des moteurs à gaz de 2,5 MW</translation>
    </message>
    <message>
        <source>Data-sheet values in a public preset, 2026</source>
        <translation>Valeurs de fiche technique d’un préréglage public, 2026</translation>
    </message>
    <message>
        <source>Data-sheet values in a public preset, 2026 (the 2-hour unit has 1.927 MW)</source>
        <translation>Valeurs de fiche technique d’un préréglage public, 2026 (l’unité de 2 heures a 1,927 MW)</translation>
    </message>
    <message>
        <source>Data-sheet values in a public preset, 2026; 208 on site (Benzinga citing Action News 5, August 2025)</source>
        <translation>Valeurs de fiche technique d’un préréglage public, 2026&#x202f;; 208 sur site (Benzinga citant Action News 5, août 2025)</translation>
    </message>
    <message>
        <source>Default: blended price, because the contract is not public</source>
        <translation>Par défaut&#x202f;: prix moyen global, car le contrat n’est pas public</translation>
    </message>
    <message>
        <source>EE Times Japan, December 2024: Supermicro in-rack CDU 100 kW with 32 °C water, 60 kW with 40 °C</source>
        <translation>EE Times Japan, décembre 2024&#x202f;: CDU Supermicro en baie, 100 kW avec de l’eau à 32 °C, 60 kW à 40 °C</translation>
    </message>
    <message>
        <source>EPA 40 CFR 98 fuel data</source>
        <translation>Données de combustible EPA 40 CFR 98</translation>
    </message>
    <message>
        <source>Electrical; estimate</source>
        <translation>Électrique&#x202f;; estimation</translation>
    </message>
    <message>
        <source>EnergyPlus engineering reference: default drift of variable-speed towers</source>
        <translation>Manuel de référence d’EnergyPlus&#x202f;: entraînement par défaut des tours à vitesse variable</translation>
    </message>
    <message>
        <source>Estimate at 2.1 °C wet bulb; the rest warms the air</source>
        <translation>Estimation à 2,1 °C de thermomètre mouillé&#x202f;; le reste chauffe l’air</translation>
    </message>
    <message>
        <source>Estimate at 22.8 °C wet bulb; the rest warms the air</source>
        <translation>Estimation à 22,8 °C de thermomètre mouillé&#x202f;; le reste chauffe l’air</translation>
    </message>
    <message>
        <source>Estimate for active rear doors; families of 14 to 75 kW in HPE and Motivair QuickSpecs</source>
        <translation>Estimation pour des portes arrière actives&#x202f;; gammes de 14 à 75 kW dans les QuickSpecs HPE et Motivair</translation>
    </message>
    <message>
        <source>Estimate from catalogues of 4 to 5 kA busways</source>
        <translation>Estimation d’après les catalogues de canalisations électriques de 4 à 5 kA</translation>
    </message>
    <message>
        <source>Estimate from copper mass and coolant volume</source>
        <translation>Estimation d’après la masse de cuivre et le volume de fluide de refroidissement</translation>
    </message>
    <message>
        <source>Estimate from masses of silicon, HBM and copper lid</source>
        <translation>Estimation d’après les masses du silicium, de la HBM et du capot de cuivre</translation>
    </message>
    <message>
        <source>Estimate from measured dies of 41 to 50 °C (Latif et al., arXiv 2507.16781) and 0.030 K/W; the CDU valves keep it</source>
        <translation>Estimation d’après des puces mesurées de 41 à 50 °C (Latif et al., arXiv 2507.16781) et 0,030 K/W&#x202f;; les vannes de la CDU la tiennent</translation>
    </message>
    <message>
        <source>Estimate from pipework of chilled-water plants</source>
        <translation>Estimation d’après la tuyauterie de centrales d’eau glacée</translation>
    </message>
    <message>
        <source>Estimate from the operator&apos;s remark of February 2025 that 10 to 20 MW came within about 100 ms: 35 MW in 175 to 350 ms</source>
        <translation>Estimation d’après la remarque de l’exploitant de février 2025, selon laquelle 10 à 20 MW arrivaient en 100 ms environ&#x202f;: 35 MW en 175 à 350 ms</translation>
    </message>
    <message>
        <source>Estimate from the reported water draw of 0.8 Mgal a day (The Cooling Report, 2026): a third of full evaporative cooling</source>
        <translation>Estimation d’après le prélèvement d’eau rapporté de 0,8 Mgal par jour (The Cooling Report, 2026)&#x202f;: un tiers du refroidissement par évaporation complet</translation>
    </message>
    <message>
        <source>Estimate within node measurements of Latif et al., IEEE Access 13 (2025) 61740</source>
        <translation>Estimation dans la plage des mesures de nœuds de Latif et al., IEEE Access 13 (2025) 61740</translation>
    </message>
    <message>
        <source>Estimate: 0.5 to 1.0 % resistive loss at nameplate load is normal design practice</source>
        <translation>Estimation&#x202f;: 0,5 à 1,0&#x202f;% de pertes résistives à la charge nominale est la pratique normale de conception</translation>
    </message>
    <message>
        <source>Estimate: 1 keeps the capacity a GPU, as checkpoints, caches and results grow with the fleet; 0 keeps the total, as the training corpus does</source>
        <translation>Estimation&#x202f;: 1 conserve la capacité par GPU, car points de reprise, caches et résultats croissent avec le parc&#x202f;; 0 conserve le total, comme le corpus d’entraînement</translation>
    </message>
    <message>
        <source>Estimate: 1, the leaf serves the 64 GPUs of its rack; 8 gives every GPU of a server a leaf of its own (rail-optimised)</source>
        <translation>Estimation&#x202f;: 1, la feuille dessert les 64 GPU de sa baie&#x202f;; 8 donne à chaque GPU d’un serveur sa propre feuille (optimisation par rail)</translation>
    </message>
    <message>
        <source>Estimate: 12 kW a rack warm the hall by 16 K in about 3 min without rear doors</source>
        <translation>Estimation&#x202f;: 12 kW par baie chauffent la salle de 16 K en 3 min environ sans portes arrière</translation>
    </message>
    <message>
        <source>Estimate: 18 kA, a strong transmission bus; the utility&apos;s own figure is not public</source>
        <translation>Estimation&#x202f;: 18 kA, un jeu de barres de transport puissant&#x202f;; la valeur du distributeur n’est pas publique</translation>
    </message>
    <message>
        <source>Estimate: 2 x 75 to 4 x 60 MVA would be normal practice for 150 MW</source>
        <translation>Estimation&#x202f;: 2 × 75 à 4 × 60 MVA serait la pratique normale pour 150 MW</translation>
    </message>
    <message>
        <source>Estimate: 2.5 to 4 MVA units are normal practice</source>
        <translation>Estimation&#x202f;: les unités de 2,5 à 4 MVA sont la pratique normale</translation>
    </message>
    <message>
        <source>Estimate: 20 nodes of 24 NVMe drives of 30.72 TB; more than 1 EB in all (getcoai.com digest of the ServeTheHome film, 2024)</source>
        <translation>Estimation&#x202f;: 20 nœuds de 24 disques NVMe de 30,72 To&#x202f;; plus d’1 Eo au total (résumé getcoai.com du film de ServeTheHome, 2024)</translation>
    </message>
    <message>
        <source>Estimate: 24 drives of 30.72 TB in a 2U node of 1.2 kW</source>
        <translation>Estimation&#x202f;: 24 disques de 30,72 To dans un nœud 2U de 1,2 kW</translation>
    </message>
    <message>
        <source>Estimate: 250 W a server</source>
        <translation>Estimation&#x202f;: 250 W par serveur</translation>
    </message>
    <message>
        <source>Estimate: 3 to 5 min of flow</source>
        <translation>Estimation&#x202f;: 3 à 5 min de débit</translation>
    </message>
    <message>
        <source>Estimate: 3,000 A line-up at 13.8 kV</source>
        <translation>Estimation&#x202f;: tableau de 3&#x202f;000 A à 13,8 kV</translation>
    </message>
    <message>
        <source>Estimate: 300 kW moves about 860 kg/s against 25 m</source>
        <translation>Estimation&#x202f;: 300 kW déplacent environ 860 kg/s contre 25 m</translation>
    </message>
    <message>
        <source>Estimate: 35 MW for 100,000 GPUs unsmoothed; servers swing between near rated and near idle power in each iteration</source>
        <translation>Estimation&#x202f;: 35 MW pour 100&#x202f;000 GPU sans lissage&#x202f;; les serveurs oscillent entre presque la puissance nominale et presque la puissance de repos à chaque itération</translation>
    </message>
    <message>
        <source>Estimate: 36 Grace, NVLink switches, NICs and shelves without load</source>
        <translation>Estimation&#x202f;: 36 Grace, commutateurs NVLink, cartes réseau et blocs d’alimentation à vide</translation>
    </message>
    <message>
        <source>Estimate: 560 W a server</source>
        <translation>Estimation&#x202f;: 560 W par serveur</translation>
    </message>
    <message>
        <source>Estimate: 60 L in a rack of 62 kW</source>
        <translation>Estimation&#x202f;: 60 L dans une baie de 62 kW</translation>
    </message>
    <message>
        <source>Estimate: 650 W and 26 °C coolant give 46 °C, inside the measured 41 to 50 °C (Latif et al., arXiv 2507.16781)</source>
        <translation>Estimation&#x202f;: 650 W et un fluide à 26 °C donnent 46 °C, dans les 41 à 50 °C mesurés (Latif et al., arXiv 2507.16781)</translation>
    </message>
    <message>
        <source>Estimate: 875 W a server</source>
        <translation>Estimation&#x202f;: 875 W par serveur</translation>
    </message>
    <message>
        <source>Estimate: CPU racks, management and miscellaneous IT of 4 MW for 100,000 GPUs in training</source>
        <translation>Estimation&#x202f;: baies CPU, gestion et informatique diverse de 4 MW pour 100&#x202f;000 GPU en entraînement</translation>
    </message>
    <message>
        <source>Estimate: GB200 scaled by TDP</source>
        <translation>Estimation&#x202f;: GB200 mis à l’échelle du TDP</translation>
    </message>
    <message>
        <source>Estimate: H100 with more HBM</source>
        <translation>Estimation&#x202f;: H100 avec plus de HBM</translation>
    </message>
    <message>
        <source>Estimate: N-1 spinning reserve, usual practice for plants that must not lose load</source>
        <translation>Estimation&#x202f;: réserve tournante N-1, pratique usuelle des centrales qui ne doivent pas perdre de charge</translation>
    </message>
    <message>
        <source>Estimate: a drop of 150 MW run down at 2 MW/s takes 1.6 MWh; several of them either way</source>
        <translation>Estimation&#x202f;: une chute de 150 MW résorbée à 2 MW/s prend 1,6 MWh&#x202f;; plusieurs dans les deux sens</translation>
    </message>
    <message>
        <source>Estimate: a little above rated, so that the far ends are near it</source>
        <translation>Estimation&#x202f;: un peu au-dessus de la valeur assignée, pour que les extrémités en soient proches</translation>
    </message>
    <message>
        <source>Estimate: a quarter of a cycle a day since energised</source>
        <translation>Estimation&#x202f;: un quart de cycle par jour depuis la mise sous tension</translation>
    </message>
    <message>
        <source>Estimate: about 1.45 MW if 90 chillers (podcast summary, February 2025) carried 130 MW; Colossus 2 has 1.68 MW each (SemiAnalysis)</source>
        <translation>Estimation&#x202f;: environ 1,45 MW si 90 groupes froids (résumé de podcast, février 2025) portaient 130 MW&#x202f;; Colossus 2 en a de 1,68 MW chacun (SemiAnalysis)</translation>
    </message>
    <message>
        <source>Estimate: as GB200 NVL72</source>
        <translation>Estimation&#x202f;: comme le GB200 NVL72</translation>
    </message>
    <message>
        <source>Estimate: as H100, same package</source>
        <translation>Estimation&#x202f;: comme le H100, même boîtier</translation>
    </message>
    <message>
        <source>Estimate: as the tap changers hold</source>
        <translation>Estimation&#x202f;: comme la tiennent les régleurs en charge</translation>
    </message>
    <message>
        <source>Estimate: barrier, and a few GB a GPU over PCIe into the server&apos;s memory</source>
        <translation>Estimation&#x202f;: barrière et quelques Go par GPU via PCIe vers la mémoire du serveur</translation>
    </message>
    <message>
        <source>Estimate: barrier, gathering and metadata, so that pauses of 20 to 60 s result as the training workload has them</source>
        <translation>Estimation&#x202f;: barrière, collecte et métadonnées, de façon à obtenir les pauses de 20 à 60 s de la charge de calcul d’entraînement</translation>
    </message>
    <message>
        <source>Estimate: chiller evaporators&apos; and pumps&apos; minimum</source>
        <translation>Estimation&#x202f;: minimum des évaporateurs et des pompes de groupes froids</translation>
    </message>
    <message>
        <source>Estimate: closely spaced air-cooled chillers draw in part of each other&apos;s exhaust</source>
        <translation>Estimation&#x202f;: des groupes froids à air rapprochés réaspirent une partie de l’air rejeté par les autres</translation>
    </message>
    <message>
        <source>Estimate: condensing temperature above outdoor air</source>
        <translation>Estimation&#x202f;: température de condensation au-dessus de l’air extérieur</translation>
    </message>
    <message>
        <source>Estimate: delivered industrial gas in Tennessee</source>
        <translation>Estimation&#x202f;: gaz industriel livré dans le Tennessee</translation>
    </message>
    <message>
        <source>Estimate: detection 1 to 3, rescheduling 3 to 8, loading 1 to 5 min</source>
        <translation>Estimation&#x202f;: détection 1 à 3, réordonnancement 3 à 8, chargement 1 à 5 min</translation>
    </message>
    <message>
        <source>Estimate: differential pressure kept at the far end of the loop</source>
        <translation>Estimation&#x202f;: pression différentielle maintenue à l’extrémité de la boucle</translation>
    </message>
    <message>
        <source>Estimate: dip to 45 % for 20 to 60 s every 10 to 30 min</source>
        <translation>Estimation&#x202f;: creux à 45&#x202f;% pendant 20 à 60 s toutes les 10 à 30 min</translation>
    </message>
    <message>
        <source>Estimate: distribution, CDU or rear door, chiller evaporator</source>
        <translation>Estimation&#x202f;: distribution, CDU ou porte arrière, évaporateur du groupe froid</translation>
    </message>
    <message>
        <source>Estimate: drives at 5 W and servers without load</source>
        <translation>Estimation&#x202f;: disques à 5 W et serveurs à vide</translation>
    </message>
    <message>
        <source>Estimate: drives at peak</source>
        <translation>Estimation&#x202f;: disques à la pointe</translation>
    </message>
    <message>
        <source>Estimate: drives of large axial fans</source>
        <translation>Estimation&#x202f;: variateurs de grands ventilateurs axiaux</translation>
    </message>
    <message>
        <source>Estimate: dry-type current-limiting reactors</source>
        <translation>Estimation&#x202f;: bobines de limitation de courant de type sec</translation>
    </message>
    <message>
        <source>Estimate: energised with the substation in May 2025 (Tom&apos;s Hardware), seen in July</source>
        <translation>Estimation&#x202f;: mis sous tension avec le poste en mai 2025 (Tom&apos;s Hardware), vu en juillet</translation>
    </message>
    <message>
        <source>Estimate: evaporating temperature below leaving water</source>
        <translation>Estimation&#x202f;: température d’évaporation sous celle de l’eau de sortie</translation>
    </message>
    <message>
        <source>Estimate: every 10 to 30 min, as the training workload has it</source>
        <translation>Estimation&#x202f;: toutes les 10 à 30 min, comme dans la charge de calcul d’entraînement</translation>
    </message>
    <message>
        <source>Estimate: full stroke of valves and slides</source>
        <translation>Estimation&#x202f;: course complète des vannes et tiroirs</translation>
    </message>
    <message>
        <source>Estimate: head-pressure control of air-cooled screw chillers keeps the lift that oil return and expansion valves need</source>
        <translation>Estimation&#x202f;: la régulation de pression de condensation des groupes froids à vis à air garde l’élévation qu’exigent retour d’huile et détendeurs</translation>
    </message>
    <message>
        <source>Estimate: keeps faults below what 63 kA switchgear breaks</source>
        <translation>Estimation&#x202f;: garde les défauts sous le pouvoir de coupure du tableau MT de 63 kA</translation>
    </message>
    <message>
        <source>Estimate: kept full, as the first backup (Greater Memphis Chamber, July 2025), but for half of the smoothing band, which needs room for a drop of the load</source>
        <translation>Estimation&#x202f;: gardée pleine, comme premier secours (Greater Memphis Chamber, juillet 2025), sauf la moitié de la bande de lissage, qui demande de la place pour une chute de charge</translation>
    </message>
    <message>
        <source>Estimate: leakage of 12 % of TDP at 65 °C growing e-fold in 40 K; no published fit for Hopper was found</source>
        <translation>Estimation&#x202f;: courant de fuite de 12&#x202f;% du TDP à 65 °C, multiplié par e tous les 40 K&#x202f;; aucun ajustement publié pour Hopper n’a été trouvé</translation>
    </message>
    <message>
        <source>Estimate: leaves inverters to smoothing and ride-through</source>
        <translation>Estimation&#x202f;: laisse des onduleurs au lissage et au maintien</translation>
    </message>
    <message>
        <source>Estimate: less than a second</source>
        <translation>Estimation&#x202f;: moins d’une seconde</translation>
    </message>
    <message>
        <source>Estimate: machines with variable speed are best near half load</source>
        <translation>Estimation&#x202f;: les machines à vitesse variable sont les meilleures près de la demi-charge</translation>
    </message>
    <message>
        <source>Estimate: near the 10 K of the technology loop</source>
        <translation>Estimation&#x202f;: proche des 10 K de la boucle technique</translation>
    </message>
    <message>
        <source>Estimate: non-blocking, three tiers with 95 % throughput (TweakTown quoting NVIDIA, October 2024)</source>
        <translation>Estimation&#x202f;: non bloquant, trois niveaux avec 95&#x202f;% de débit (TweakTown citant NVIDIA, octobre 2024)</translation>
    </message>
    <message>
        <source>Estimate: none for power supplies and drives, 1 to 2 for motors at the mains (Kundur)</source>
        <translation>Estimation&#x202f;: aucune pour les alimentations et variateurs, 1 à 2 pour les moteurs en direct sur le réseau (Kundur)</translation>
    </message>
    <message>
        <source>Estimate: oil time constant of a transformer of this size (IEEE C57.91)</source>
        <translation>Estimation&#x202f;: constante de temps de l’huile d’un transformateur de cette taille (IEEE C57.91)</translation>
    </message>
    <message>
        <source>Estimate: one job on the whole fleet is the hardest case; jobs on more than 150,000 GPUs are claimed (aitechbrief.com, 2025)</source>
        <translation>Estimation&#x202f;: une seule tâche sur tout le parc est le cas le plus dur&#x202f;; des tâches sur plus de 150&#x202f;000 GPU sont revendiquées (aitechbrief.com, 2025)</translation>
    </message>
    <message>
        <source>Estimate: only on the utility&apos;s request (30 minutes&apos; notice, TVA, November 2024)</source>
        <translation>Estimation&#x202f;: seulement à la demande du distributeur (préavis de 30 minutes, TVA, novembre 2024)</translation>
    </message>
    <message>
        <source>Estimate: plate exchangers; the utility describes a closed loop recooled by an evaporative tower (WREG, 2024)</source>
        <translation>Estimation&#x202f;: échangeurs à plaques&#x202f;; le distributeur décrit une boucle fermée refroidie par une tour évaporative (WREG, 2024)</translation>
    </message>
    <message>
        <source>Estimate: power supplies with active correction near 0.99, motors with drives near 0.96</source>
        <translation>Estimation&#x202f;: alimentations à correction active proches de 0,99, moteurs avec variateur proches de 0,96</translation>
    </message>
    <message>
        <source>Estimate: proof of flow, oil pressure and run-up of a machine that has power</source>
        <translation>Estimation&#x202f;: preuve de débit, pression d’huile et montée en vitesse d’une machine sous tension</translation>
    </message>
    <message>
        <source>Estimate: pump 0.80, motor and drive 0.88</source>
        <translation>Estimation&#x202f;: pompe 0,80, moteur et variateur 0,88</translation>
    </message>
    <message>
        <source>Estimate: puts the peak of a GPU at its rated power when the mean is its training power</source>
        <translation>Estimation&#x202f;: met la pointe d’un GPU à sa puissance nominale quand la moyenne est sa puissance d’entraînement</translation>
    </message>
    <message>
        <source>Estimate: ramp of pump drives</source>
        <translation>Estimation&#x202f;: rampe des variateurs de pompes</translation>
    </message>
    <message>
        <source>Estimate: recools the closed loop&apos;s return (WREG 2024); a new tower under construction (Benzinga, August 2025)</source>
        <translation>Estimation&#x202f;: refroidit le retour de la boucle fermée (WREG 2024)&#x202f;; nouvelle tour en construction (Benzinga, août 2025)</translation>
    </message>
    <message>
        <source>Estimate: redundant pairs on network and management only; no UPS has been reported for GPU racks</source>
        <translation>Estimation&#x202f;: paires redondantes sur réseau et gestion seulement&#x202f;; aucun onduleur n’a été signalé pour les baies GPU</translation>
    </message>
    <message>
        <source>Estimate: salient-pole machines of this class</source>
        <translation>Estimation&#x202f;: machines à pôles saillants de cette classe</translation>
    </message>
    <message>
        <source>Estimate: same share of TDP as GB200</source>
        <translation>Estimation&#x202f;: même part du TDP que le GB200</translation>
    </message>
    <message>
        <source>Estimate: same share of TDP as Hopper, less for the fixed NVL72 rack limit</source>
        <translation>Estimation&#x202f;: même part du TDP que Hopper, en moins à cause de la limite fixe de la baie NVL72</translation>
    </message>
    <message>
        <source>Estimate: scaled from B200 reports</source>
        <translation>Estimation&#x202f;: mis à l’échelle d’après des rapports sur le B200</translation>
    </message>
    <message>
        <source>Estimate: screw compressors with variable speed</source>
        <translation>Estimation&#x202f;: compresseurs à vis à vitesse variable</translation>
    </message>
    <message>
        <source>Estimate: service way along the wall</source>
        <translation>Estimation&#x202f;: passage de service le long du mur</translation>
    </message>
    <message>
        <source>Estimate: set equal to the utilisation at which an H100 draws its typical training power</source>
        <translation>Estimation&#x202f;: égal au taux d’utilisation auquel un H100 tire sa puissance d’entraînement typique</translation>
    </message>
    <message>
        <source>Estimate: several iterations</source>
        <translation>Estimation&#x202f;: plusieurs itérations</translation>
    </message>
    <message>
        <source>Estimate: share of the energy capacity a day, with thermal management</source>
        <translation>Estimation&#x202f;: part de la capacité d’énergie par jour, gestion thermique comprise</translation>
    </message>
    <message>
        <source>Estimate: shared evenly with resale, which gets what the other bands leave</source>
        <translation>Estimation&#x202f;: partagée à égalité avec la revente, qui reçoit ce que laissent les autres bandes</translation>
    </message>
    <message>
        <source>Estimate: short and small in energy, so all the inverters may serve it while no load has to be carried</source>
        <translation>Estimation&#x202f;: courte et faible en énergie, si bien que tous les onduleurs peuvent la servir tant qu’aucune charge n’est à porter</translation>
    </message>
    <message>
        <source>Estimate: spine and core switches of 2.03 kW with optics; their sum follows the network power a GPU</source>
        <translation>Estimation&#x202f;: commutateurs spine et cœur de 2,03 kW avec optique&#x202f;; leur somme suit la puissance réseau par GPU</translation>
    </message>
    <message>
        <source>Estimate: standard deviation between chips at the same work</source>
        <translation>Estimation&#x202f;: écart type entre puces au même travail</translation>
    </message>
    <message>
        <source>Estimate: standard deviation from thermal interface and flow distribution</source>
        <translation>Estimation&#x202f;: écart type dû à l’interface thermique et à la répartition du débit</translation>
    </message>
    <message>
        <source>Estimate: started one at a time every 30 to 60 s</source>
        <translation>Estimation&#x202f;: démarrages un par un, toutes les 30 à 60 s</translation>
    </message>
    <message>
        <source>Estimate: started one at a time, quicker than turbines</source>
        <translation>Estimation&#x202f;: démarrages un par un, plus rapides que ceux des turbines</translation>
    </message>
    <message>
        <source>Estimate: static lift, heat exchanger, nozzles</source>
        <translation>Estimation&#x202f;: hauteur statique, échangeur, buses</translation>
    </message>
    <message>
        <source>Estimate: suction density; the rating holds at 23 °C water and 35 °C air</source>
        <translation>Estimation&#x202f;: densité à l’aspiration&#x202f;; la puissance nominale vaut à 23 °C d’eau et 35 °C d’air</translation>
    </message>
    <message>
        <source>Estimate: technology supply less the CDU approach</source>
        <translation>Estimation&#x202f;: départ de la boucle technique moins l’approche de la CDU</translation>
    </message>
    <message>
        <source>Estimate: technology supply of the measured liquid-cooled nodes (Latif et al., arXiv 2507.16781: dies of 41 to 50 °C)</source>
        <translation>Estimation&#x202f;: départ de la boucle technique des nœuds mesurés à refroidissement liquide (Latif et al., arXiv 2507.16781&#x202f;: puces de 41 à 50 °C)</translation>
    </message>
    <message>
        <source>Estimate: the cell&apos;s rating holds when it cools the facility loop&apos;s return by this much on the mean day of July (28.3/22.8 °C)</source>
        <translation>Estimation&#x202f;: la puissance nominale de la cellule vaut quand elle refroidit d’autant le retour de la boucle de l’installation un jour moyen de juillet (28,3/22,8 °C)</translation>
    </message>
    <message>
        <source>Estimate: the drives that give 14.7 PB a rack; 61 and 122.88 TB QLC drives are sold (hwcooling.net, 2024)</source>
        <translation>Estimation&#x202f;: les disques qui donnent 14,7 Po par baie&#x202f;; des disques QLC de 61 et 122,88 To sont en vente (hwcooling.net, 2024)</translation>
    </message>
    <message>
        <source>Estimate: the grid capacity itself; lower it to save demand charge</source>
        <translation>Estimation&#x202f;: la capacité du réseau elle-même&#x202f;; l’abaisser pour réduire la prime de puissance</translation>
    </message>
    <message>
        <source>Estimate: the month&apos;s billing demand has stood at the target once before the run begins; recharging never goes above it or a higher import of the run</source>
        <translation>Estimation&#x202f;: la puissance facturée du mois a déjà atteint la cible une fois avant le début de la simulation&#x202f;; la recharge ne dépasse jamais celle-ci, ni un soutirage plus élevé de la simulation</translation>
    </message>
    <message>
        <source>Estimate: the next unit is started before the running ones are full</source>
        <translation>Estimation&#x202f;: l’unité suivante est démarrée avant que celles en marche soient à pleine charge</translation>
    </message>
    <message>
        <source>Estimate: the operator&apos;s models of 2025 are not published; Grok-1 has 314 thousand million (open release, March 2024)</source>
        <translation>Estimation&#x202f;: les modèles de 2025 de l’exploitant ne sont pas publiés&#x202f;; Grok-1 en a 314 milliards (publication ouverte, mars 2024)</translation>
    </message>
    <message>
        <source>Estimate: the rest is convection into the coolant</source>
        <translation>Estimation&#x202f;: le reste est de la convection vers le fluide de refroidissement</translation>
    </message>
    <message>
        <source>Estimate: three of 80 MVA carry a 150 MW substation with one out; ratings on site are not public</source>
        <translation>Estimation&#x202f;: trois de 80 MVA portent un poste de 150 MW avec un hors service&#x202f;; les puissances assignées sur site ne sont pas publiques</translation>
    </message>
    <message>
        <source>Estimate: to 30 % in less than a second; campus loads fall to 20 % in fractions of a second (Grayoakpower.com, 2026)</source>
        <translation>Estimation&#x202f;: à 30&#x202f;% en moins d’une seconde&#x202f;; les charges de campus tombent à 20&#x202f;% en quelques fractions de seconde (Grayoakpower.com, 2026)</translation>
    </message>
    <message>
        <source>Estimate: transmission voltages are held within 5 % of rated (ANSI C84.1 range A gives the same at the user)</source>
        <translation>Estimation&#x202f;: les tensions de transport sont tenues à 5&#x202f;% près de la valeur assignée (ANSI C84.1 plage A donne autant chez l’utilisateur)</translation>
    </message>
    <message>
        <source>Estimate: twice the tap step, the least that keeps tap changers from hunting</source>
        <translation>Estimation&#x202f;: deux fois le pas de prise, le minimum qui évite le pompage des régleurs en charge</translation>
    </message>
    <message>
        <source>Estimate: two hours and a half at 150 MW, time to start all turbines many times over; batteries are the first backup (Greater Memphis Chamber, July 2025)</source>
        <translation>Estimation&#x202f;: deux heures et demie à 150 MW, le temps de démarrer plusieurs fois toutes les turbines&#x202f;; les batteries sont le premier secours (Greater Memphis Chamber, juillet 2025)</translation>
    </message>
    <message>
        <source>Estimate: two-pole and four-pole turbo generators of this class</source>
        <translation>Estimation&#x202f;: turboalternateurs à deux et quatre pôles de cette classe</translation>
    </message>
    <message>
        <source>Estimate: usual anti-recycle timer</source>
        <translation>Estimation&#x202f;: temporisation anti-court-cycle usuelle</translation>
    </message>
    <message>
        <source>Estimate: usual counterflow fill; used by the Merkel model only</source>
        <translation>Estimation&#x202f;: garnissage à contre-courant usuel&#x202f;; utilisé par le seul modèle de Merkel</translation>
    </message>
    <message>
        <source>Estimate: usual for cores of this size</source>
        <translation>Estimation&#x202f;: usuel pour des noyaux de cette taille</translation>
    </message>
    <message>
        <source>Estimate: usual protection of compressors</source>
        <translation>Estimation&#x202f;: protection usuelle des compresseurs</translation>
    </message>
    <message>
        <source>Estimate: usual selection</source>
        <translation>Estimation&#x202f;: sélection usuelle</translation>
    </message>
    <message>
        <source>Estimate: usual server fan control at typical load</source>
        <translation>Estimation&#x202f;: régulation usuelle des ventilateurs de serveur à charge typique</translation>
    </message>
    <message>
        <source>Estimate: usual setting that keeps fans from hunting</source>
        <translation>Estimation&#x202f;: réglage usuel qui évite le pompage des ventilateurs</translation>
    </message>
    <message>
        <source>Estimate: usual treatment of Memphis aquifer water</source>
        <translation>Estimation&#x202f;: traitement usuel de l’eau de l’aquifère de Memphis</translation>
    </message>
    <message>
        <source>Estimate: usual window of stationary LFP storage</source>
        <translation>Estimation&#x202f;: plage usuelle du stockage LFP stationnaire</translation>
    </message>
    <message>
        <source>Estimate: vendor selections of air-cooled screw chillers; gain below 35 °C limited to 25 %</source>
        <translation>Estimation&#x202f;: sélections de constructeurs de groupes froids à vis à condensation par air&#x202f;; gain sous 35 °C limité à 25&#x202f;%</translation>
    </message>
    <message>
        <source>Estimate: ventilation and dehumidification, lighting, controls, offices; share of the IT load in training, present at any load</source>
        <translation>Estimation&#x202f;: ventilation et déshumidification, éclairage, régulation, bureaux&#x202f;; part de la charge informatique en entraînement, présente à toute charge</translation>
    </message>
    <message>
        <source>Estimate: with wet bulb and approach it fixes the water-to-air ratio of the fill</source>
        <translation>Estimation&#x202f;: fixe, avec le thermomètre mouillé et l’approche, le rapport eau/air du garnissage</translation>
    </message>
    <message>
        <source>Estimate; air with rear door as on the ServeTheHome tour, 2024; about 40 racks for 100,000 GPUs</source>
        <translation>Estimation&#x202f;; air avec porte arrière comme dans la visite de ServeTheHome, 2024&#x202f;; environ 40 baies pour 100&#x202f;000 GPU</translation>
    </message>
    <message>
        <source>Fit to vendor curves of double conversion: 96.5 % at full, 96.3 % at half load</source>
        <translation>Ajustement sur des courbes de constructeurs en double conversion&#x202f;: 96,5&#x202f;% à pleine charge, 96,3&#x202f;% à mi-charge</translation>
    </message>
    <message>
        <source>Fitted to the Carrier 30XA500 record of EnergyPlus AirCooledChiller.idf: COP 2.9 at 6.7 °C water and 35 °C air; gives 4.3 at 20 °C water</source>
        <translation>Ajusté sur la fiche Carrier 30XA500 d’EnergyPlus AirCooledChiller.idf&#x202f;: COP 2,9 à 6,7 °C d’eau et 35 °C d’air&#x202f;; donne 4,3 à 20 °C d’eau</translation>
    </message>
    <message>
        <source>GAST gas turbine model: T1 of 0.4 s</source>
        <translation>Modèle de turbine à gaz GAST&#x202f;: T1 de 0,4 s</translation>
    </message>
    <message>
        <source>General gas-turbine practice (ISO 3977 ambient correction)</source>
        <translation>Pratique générale des turbines à gaz (correction d’ambiance ISO 3977)</translation>
    </message>
    <message>
        <source>General gas-turbine practice (ISO 3977 ambient correction): about 0.86 of ISO output at 35 °C</source>
        <translation>Pratique générale des turbines à gaz (correction d’ambiance ISO 3977)&#x202f;: environ 0,86 de la puissance ISO à 35 °C</translation>
    </message>
    <message>
        <source>Generator data sheets of this class (IEC 60034 lists 0.8 as usual)</source>
        <translation>Fiches techniques d’alternateurs de cette classe (IEC 60034 donne 0,8 comme usuel)</translation>
    </message>
    <message>
        <source>Grayoakpower.com, 2026, citing NERC and ERCOT: proposal of at most 10 MW in 5 s for large loads</source>
        <translation>Grayoakpower.com, 2026, citant NERC et ERCOT&#x202f;: proposition d’au plus 10 MW en 5 s pour les grandes charges</translation>
    </message>
    <message>
        <source>HPE QuickSpecs: 115 kW liquid and 17 kW air at 132 kW</source>
        <translation>HPE QuickSpecs&#x202f;: 115 kW en liquide et 17 kW en air à 132 kW</translation>
    </message>
    <message>
        <source>HPE and Motivair QuickSpecs families of 14 to 75 kW</source>
        <translation>HPE et Motivair QuickSpecs, gammes de 14 à 75 kW</translation>
    </message>
    <message>
        <source>Heatventors, 2025, method of Schneider white paper 179: 4 to 8 min; quick-restart units 45 to 180 s</source>
        <translation>Heatventors, 2025, méthode du livre blanc 179 de Schneider&#x202f;: 4 à 8 min&#x202f;; unités à redémarrage rapide 45 à 180 s</translation>
    </message>
    <message>
        <source>IEEE C57.12.10: 10 % either way in 16 steps</source>
        <translation>IEEE C57.12.10&#x202f;: 10&#x202f;% de part et d’autre en 16 pas</translation>
    </message>
    <message>
        <source>IEEE C57.12.34: standard impedance of pad-mounted transformers</source>
        <translation>IEEE C57.12.34&#x202f;: impédance normalisée des transformateurs MT/BT</translation>
    </message>
    <message>
        <source>IEEE C57.91 loading practice, short-time emergency</source>
        <translation>IEEE C57.91, pratique de charge, secours de courte durée</translation>
    </message>
    <message>
        <source>Inverter current control answers within 20 ms; 50 to 100 ms where a breaker must open first</source>
        <translation>La régulation de courant des onduleurs répond en moins de 20 ms&#x202f;; 50 à 100 ms quand un disjoncteur doit d’abord s’ouvrir</translation>
    </message>
    <message>
        <source>Llama 3 405B: 419 unplanned interruptions of 16,384 H100 in 54 days (DatacenterDynamics and Tom&apos;s Hardware, July 2024)</source>
        <translation>Llama 3 405B&#x202f;: 419 interruptions imprévues de 16&#x202f;384 H100 en 54 jours (DatacenterDynamics et Tom&apos;s Hardware, juillet 2024)</translation>
    </message>
    <message>
        <source>MLGW and TVA documents: 161 kV; its capacity is the parameter grid_capacity</source>
        <translation>Documents de MLGW et TVA&#x202f;: 161 kV&#x202f;; sa capacité est le paramètre grid_capacity</translation>
    </message>
    <message>
        <source>Middle of Caterpillar G3520FR and G3516H, LHV</source>
        <translation>Milieu entre Caterpillar G3520FR et G3516H, PCI</translation>
    </message>
    <message>
        <source>Mixed-precision Adam: weights, master weights and two moments</source>
        <translation>Adam en précision mixte&#x202f;: poids, poids maîtres et deux moments</translation>
    </message>
    <message>
        <source>Modelica Buildings library 2014, YorkCalc tower</source>
        <translation>Bibliothèque Modelica Buildings 2014, tour YorkCalc</translation>
    </message>
    <message>
        <source>NERC PRC-024, Eastern Interconnection: instant trip allowed above 61.8 Hz</source>
        <translation>NERC PRC-024, Eastern Interconnection&#x202f;: déclenchement instantané permis au-dessus de 61,8 Hz</translation>
    </message>
    <message>
        <source>NERC PRC-024, Eastern Interconnection: instant trip allowed below 57.8 Hz</source>
        <translation>NERC PRC-024, Eastern Interconnection&#x202f;: déclenchement instantané permis au-dessous de 57,8 Hz</translation>
    </message>
    <message>
        <source>NREL BLAST-Lite, 250 Ah prismatic LFP cell at 20 °C and a quarter of C</source>
        <translation>NREL BLAST-Lite, cellule LFP prismatique de 250 Ah à 20 °C et C/4</translation>
    </message>
    <message>
        <source>NREL BLAST-Lite, 250 Ah prismatic LFP cell at 20 °C; about three times as fast at 40 °C</source>
        <translation>NREL BLAST-Lite, cellule LFP prismatique de 250 Ah à 20 °C&#x202f;; environ trois fois plus rapide à 40 °C</translation>
    </message>
    <message>
        <source>NVIDIA GB200 data sheet; not re-read</source>
        <translation>Fiche technique NVIDIA GB200&#x202f;; non relue</translation>
    </message>
    <message>
        <source>NVIDIA GB300 data sheet; a secondary page says 3,500</source>
        <translation>Fiche technique NVIDIA GB300&#x202f;; une page secondaire indique 3&#x202f;500</translation>
    </message>
    <message>
        <source>NVIDIA GB300 data sheet; not re-read</source>
        <translation>Fiche technique NVIDIA GB300&#x202f;; non relue</translation>
    </message>
    <message>
        <source>NVIDIA data sheet figures in acecloud.ai and fibermall.com tables, 2025</source>
        <translation>Chiffres de fiches techniques NVIDIA dans des tableaux d’acecloud.ai et fibermall.com, 2025</translation>
    </message>
    <message>
        <source>NVIDIA data sheet figures in acecloud.ai and haink.org tables, 2025</source>
        <translation>Chiffres de fiches techniques NVIDIA dans des tableaux d’acecloud.ai et haink.org, 2025</translation>
    </message>
    <message>
        <source>NVIDIA data sheet of SN5600, not re-read: 940 W typical on passive copper, about 2.2 kW at most with 64 modules</source>
        <translation>Fiche technique NVIDIA du SN5600, non relue&#x202f;: 940 W typiques sur cuivre passif, environ 2,2 kW au plus avec 64 modules</translation>
    </message>
    <message>
        <source>NVIDIA driver queries in public lab notes, 2024 to 2026</source>
        <translation>Requêtes au pilote NVIDIA dans des notes publiques de laboratoires, 2024 à 2026</translation>
    </message>
    <message>
        <source>NVIDIA driver queries of Hopper boards; not re-read</source>
        <translation>Requêtes au pilote NVIDIA sur cartes Hopper&#x202f;; non relues</translation>
    </message>
    <message>
        <source>NVIDIA driver queries: 54 K margin at 33 °C</source>
        <translation>Requêtes au pilote NVIDIA&#x202f;: marge de 54 K à 33 °C</translation>
    </message>
    <message>
        <source>NVIDIA driver queries: slowdown 2 K above the maximum operating temperature</source>
        <translation>Requêtes au pilote NVIDIA&#x202f;: ralentissement 2 K au-dessus de la température maximale de service</translation>
    </message>
    <message>
        <source>NVIDIA networking documentation, 800G transceiver overview, 2024 to 2025: 9 W at 400 Gb/s, 6.5 W at 200 Gb/s</source>
        <translation>Documentation réseau NVIDIA, aperçu des émetteurs-récepteurs 800G, 2024 à 2025&#x202f;: 9 W à 400 Gb/s, 6,5 W à 200 Gb/s</translation>
    </message>
    <message>
        <source>NVIDIA networking documentation, 800G twin-port transceivers, 2024 to 2025: 17 W at most; the low end is an estimate</source>
        <translation>Documentation réseau NVIDIA, émetteurs-récepteurs 800G à deux ports, 2024 à 2025&#x202f;: 17 W au plus&#x202f;; la borne basse est une estimation</translation>
    </message>
    <message>
        <source>Nominal of a rack; the model spreads the fabric&apos;s spine and core power over the network racks</source>
        <translation>Nominal d’une baie&#x202f;; le modèle répartit la puissance des étages spine et core sur les baies réseau</translation>
    </message>
    <message>
        <source>None in Hopper and GB200 racks; NVIDIA names about 65 J a GPU in GB300 power shelves</source>
        <translation>Aucun dans les baies Hopper et GB200&#x202f;; NVIDIA indique environ 65 J par GPU dans les étagères d’alimentation GB300</translation>
    </message>
    <message>
        <source>None is reported at the site. Rating of BAC TDFS1238N (2.93 MW at 35 °C air, coolant from 46.1 to 40.6 °C)</source>
        <translation>Aucun n’est signalé sur le site. Puissance nominale du BAC TDFS1238N (2,93 MW à 35 °C d’air, fluide de 46,1 à 40,6 °C)</translation>
    </message>
    <message>
        <source>Normal liquid-cooled rack practice: row pitch 2.4 to 3.0 m with racks 1.2 m deep</source>
        <translation>Pratique normale des baies à refroidissement liquide&#x202f;: pas de rangée de 2,4 à 3,0 m avec des baies de 1,2 m de profondeur</translation>
    </message>
    <message>
        <source>OCP OAI guideline as quoted by ProphetStor, 2025: 1.25 to 2.0, typically 1.5</source>
        <translation>Guide OCP OAI cité par ProphetStor, 2025&#x202f;: 1,25 à 2,0, typiquement 1,5</translation>
    </message>
    <message>
        <source>Of heat moved; Frontier CDU 8.47 kW for about 750 kW (ExaDigiT RAPS)</source>
        <translation>De la chaleur transportée&#x202f;; CDU de Frontier 8,47 kW pour environ 750 kW (ExaDigiT RAPS)</translation>
    </message>
    <message>
        <source>Of heat moved; row CDU</source>
        <translation>De la chaleur transportée&#x202f;; CDU de rangée</translation>
    </message>
    <message>
        <source>One 400 Gb/s NIC a GPU</source>
        <translation>Une carte réseau de 400 Gb/s par GPU</translation>
    </message>
    <message>
        <source>One 800 Gb/s NIC a GPU</source>
        <translation>Une carte réseau de 800 Gb/s par GPU</translation>
    </message>
    <message>
        <source>Operator&apos;s label as repeated by aitechbrief.com, 2025; near the NVLink total, not the HBM total</source>
        <translation>Libellé de l’exploitant repris par aitechbrief.com, 2025&#x202f;; proche du total NVLink, non du total HBM</translation>
    </message>
    <message>
        <source>Permit of 2 July 2025: 15 x SMT-130 of 16.48 MW (particle.news, TechCrunch); data from a Caterpillar and Solar library</source>
        <translation>Permis du 2 juillet 2025&#x202f;: 15 × SMT-130 de 16,48 MW (particle.news, TechCrunch)&#x202f;; données d’une bibliothèque Caterpillar et Solar</translation>
    </message>
    <message>
        <source>Permit of 2 July 2025: 247 MW in 15 units</source>
        <translation>Permis du 2 juillet 2025&#x202f;: 247 MW en 15 unités</translation>
    </message>
    <message>
        <source>Property tables of 25 % propylene glycol at 30 °C</source>
        <translation>Tables de propriétés du propylène glycol à 25&#x202f;% à 30 °C</translation>
    </message>
    <message>
        <source>Published swings of large training jobs lie between 0.2 and 3 Hz, spikes every 1 to 2 s; utilities look at 0.1 to 20 Hz</source>
        <translation>Les oscillations publiées des grands entraînements sont entre 0,2 et 3 Hz, pointes toutes les 1 à 2 s&#x202f;; les compagnies d’électricité examinent 0,1 à 20 Hz</translation>
    </message>
    <message>
        <source>Rack rated 132 kW (nlyte.com, aidatacenterguide.com) less 72 GPUs of 1,200 W</source>
        <translation>Baie nominale 132 kW (nlyte.com, aidatacenterguide.com) moins 72 GPU de 1&#x202f;200 W</translation>
    </message>
    <message>
        <source>Rack rated 142 kW (manishklach.github.io) less 72 GPUs of 1,400 W</source>
        <translation>Baie nominale 142 kW (manishklach.github.io) moins 72 GPU de 1&#x202f;400 W</translation>
    </message>
    <message>
        <source>Rack training 110 kW (95 to 125) less 72 GPUs of 950 W</source>
        <translation>Baie en entraînement 110 kW (95 à 125) moins 72 GPU de 950 W</translation>
    </message>
    <message>
        <source>Rack training 125 kW (105 to 140) less 72 GPUs of 1,150 W, kept below the nameplate value</source>
        <translation>Baie en entraînement 125 kW (105 à 140) moins 72 GPU de 1&#x202f;150 W, maintenu sous la valeur de plaque</translation>
    </message>
    <message>
        <source>Read rate times the drives&apos; write to read ratio of 3.2 to 7.4 GB/s (hwcooling.net, 2024)</source>
        <translation>Débit de lecture multiplié par le rapport écriture/lecture des disques, 3,2 sur 7,4 Go/s (hwcooling.net, 2024)</translation>
    </message>
    <message>
        <source>Ripley Power and Light rate sheet, October 2025</source>
        <translation>Grille tarifaire de Ripley Power and Light, octobre 2025</translation>
    </message>
    <message>
        <source>Ripley Power and Light rate sheet, October 2025 (TVA pattern, TOU-MSB)</source>
        <translation>Grille tarifaire de Ripley Power and Light, octobre 2025 (modèle TVA, TOU-MSB)</translation>
    </message>
    <message>
        <source>Ripley Power and Light rate sheet, October 2025 (third block of hours use)</source>
        <translation>Grille tarifaire de Ripley Power and Light, octobre 2025 (troisième tranche d’heures d’utilisation)</translation>
    </message>
    <message>
        <source>SN5600: 64 ports of 800 Gb/s, or 128 of 400 Gb/s (probsee.com page, 2026; ServeTheHome film, 2024)</source>
        <translation>SN5600&#x202f;: 64 ports de 800 Gb/s, ou 128 de 400 Gb/s (page de probsee.com, 2026&#x202f;; film de ServeTheHome, 2024)</translation>
    </message>
    <message>
        <source>ServeTheHome tour, October 2024: 8 Supermicro 4U servers of 8 H100 with an in-rack CDU; 62 kW in training and 84 kW rated are estimates (thebatterywire.com: racks above 60 kW)</source>
        <translation>Visite de ServeTheHome, octobre 2024&#x202f;: 8 serveurs Supermicro 4U de 8 H100 avec une CDU en baie&#x202f;; 62 kW en entraînement et 84 kW nominaux sont des estimations (thebatterywire.com&#x202f;: baies au-dessus de 60 kW)</translation>
    </message>
    <message>
        <source>Server idle 1.9 kW (1.5 to 2.5) less 8 GPUs of 80 W</source>
        <translation>Serveur au repos 1,9 kW (1,5 à 2,5) moins 8 GPU de 80 W</translation>
    </message>
    <message>
        <source>Server idle 1.9 kW (1.5 to 2.5) less 8 GPUs of 85 W</source>
        <translation>Serveur au repos 1,9 kW (1,5 à 2,5) moins 8 GPU de 85 W</translation>
    </message>
    <message>
        <source>Server rated 10.2 kW (Latif et al., IEEE Access 13, 2025) less 8 GPUs of 700 W</source>
        <translation>Serveur nominal 10,2 kW (Latif et al., IEEE Access 13, 2025) moins 8 GPU de 700 W</translation>
    </message>
    <message>
        <source>Server training 7.4 kW (6.8 to 8.4) less 8 GPUs of 600 W; arXiv 2506.14551: 76 % of rating, less fans</source>
        <translation>Serveur en entraînement 7,4 kW (6,8 à 8,4) moins 8 GPU de 600 W&#x202f;; arXiv 2506.14551&#x202f;: 76&#x202f;% du nominal, moins les ventilateurs</translation>
    </message>
    <message>
        <source>Server training 7.4 kW (6.8 to 8.4) less 8 GPUs of 610 W</source>
        <translation>Serveur en entraînement 7,4 kW (6,8 à 8,4) moins 8 GPU de 610 W</translation>
    </message>
    <message>
        <source>Split of the DOE 2016 minimum efficiency, 10 CFR 431.196: 99.53 % at half load</source>
        <translation>Répartition du rendement minimal DOE 2016, 10 CFR 431.196&#x202f;: 99,53&#x202f;% à mi-charge</translation>
    </message>
    <message>
        <source>TVA as-delivered CO2 rate 2023: 624.94 lb/MWh; eGRID 2022 gives about 420 for the subregion</source>
        <translation>Taux de CO2 TVA à la livraison, 2023&#x202f;: 624,94 lb/MWh&#x202f;; eGRID 2022 donne environ 420 pour la sous-région</translation>
    </message>
    <message>
        <source>TVA board, 11 February 2026: 300 MW in all (Tennessean / Commercial Appeal copy); nothing is granted for an expansion on this plot</source>
        <translation>Conseil de TVA, 11 février 2026&#x202f;: 300 MW en tout (copie Tennessean / Commercial Appeal)&#x202f;; rien n’est accordé pour une extension sur cette parcelle</translation>
    </message>
    <message>
        <source>TVA board, 11 February 2026: a second 150 MW (Tennessean / Commercial Appeal copy)</source>
        <translation>Conseil de TVA, 11 février 2026&#x202f;: 150 MW supplémentaires (copie Tennessean / Commercial Appeal)</translation>
    </message>
    <message>
        <source>TVA rate schedules since 2018: 1 to 7 pm Central, June to September</source>
        <translation>Grilles tarifaires de TVA depuis 2018&#x202f;: 13 h à 19 h, heure du Centre, juin à septembre</translation>
    </message>
    <message>
        <source>Target below 0.03 K/W for GB200-class plates (kenfatech.com, 2025)</source>
        <translation>Objectif sous 0,03 K/W pour des plaques de classe GB200 (kenfatech.com, 2025)</translation>
    </message>
    <message>
        <source>Tennessee Conservative, July 2024: $7.5 M a month for 150 MW at full load factor; SemiAnalysis uses 0.078</source>
        <translation>Tennessee Conservative, juillet 2024&#x202f;: 7,5 M$ par mois pour 150 MW à facteur de charge de 100&#x202f;%&#x202f;; SemiAnalysis utilise 0,078</translation>
    </message>
    <message>
        <source>Tesla product page: 93.5 to 93.7 % for the 4-hour unit; third-party lists 92 to 94 %</source>
        <translation>Page produit Tesla&#x202f;: 93,5 à 93,7&#x202f;% pour l’unité de 4 heures&#x202f;; des listes de tiers donnent 92 à 94&#x202f;%</translation>
    </message>
    <message>
        <source>The Cooling Report, 2026: $0.19 per 100 gal (standard customers $0.32)</source>
        <translation>The Cooling Report, 2026&#x202f;: 0,19 $ par 100 gal (clients ordinaires 0,32 $)</translation>
    </message>
    <message>
        <source>The Llama 3 Herd of Models (Meta, 2024): 2 TB/s sustained of 7 TB/s peak for 24,000 GPUs</source>
        <translation>The Llama 3 Herd of Models (Meta, 2024)&#x202f;: 2 To/s soutenus sur 7 To/s de pointe pour 24&#x202f;000 GPU</translation>
    </message>
    <message>
        <source>Thermal in recooling duty (range 4 K at 22.8 °C wet bulb); the same cell takes twice that at range 8 K</source>
        <translation>Thermique, en refroidissement de retour (écart de 4 K à 22,8 °C de thermomètre mouillé)&#x202f;; la même cellule évacue le double à un écart de 8 K</translation>
    </message>
    <message>
        <source>Thermal, at 23 °C water and 35 °C air</source>
        <translation>Thermique, à 23 °C d’eau et 35 °C d’air</translation>
    </message>
    <message>
        <source>Three-tier non-blocking fabric: 3,907 switches of 2.03 kW and 9 W of NIC optics for 100,000 GPUs; SemiAnalysis: non-server IT about 10 %</source>
        <translation>Réseau non bloquant à trois étages&#x202f;: 3&#x202f;907 commutateurs de 2,03 kW et 9 W d’optique par carte réseau pour 100&#x202f;000 GPU&#x202f;; SemiAnalysis&#x202f;: informatique hors serveurs environ 10&#x202f;%</translation>
    </message>
    <message>
        <source>Tom&apos;s Hardware and Memphis Flyer, May 2025: substation 63 energised with 150 MW; steps 8, 50, 150 and (approved February 2026) 300 MW from WREG 2024 and Commercial Appeal 2026</source>
        <translation>Tom&apos;s Hardware et Memphis Flyer, mai 2025&#x202f;: poste 63 mis sous tension avec 150 MW&#x202f;; paliers de 8, 50, 150 et (approuvé en février 2026) 300 MW d’après WREG 2024 et Commercial Appeal 2026</translation>
    </message>
    <message>
        <source>Tom&apos;s Hardware, July 2024</source>
        <translation>Tom&apos;s Hardware, juillet 2024</translation>
    </message>
    <message>
        <source>Tom&apos;s Hardware, July 2024: 14 trailer sets of 2.5 MW; data of Caterpillar G3520 class engines</source>
        <translation>Tom&apos;s Hardware, juillet 2024&#x202f;: 14 groupes sur remorque de 2,5 MW&#x202f;; données de moteurs de classe Caterpillar G3520</translation>
    </message>
    <message>
        <source>Tom&apos;s Hardware, May 2025: 150 MW of Megapacks; 208 units of 0.979 MW could give 204 MW</source>
        <translation>Tom&apos;s Hardware, mai 2025&#x202f;: 150 MW de Megapacks&#x202f;; 208 unités de 0,979 MW pourraient donner 204 MW</translation>
    </message>
    <message>
        <source>Tom&apos;s Hardware, May 2025: substation No. 63, 150 MW, energised on 1 May 2025</source>
        <translation>Tom&apos;s Hardware, mai 2025&#x202f;: poste n° 63, 150 MW, mis sous tension le 1er mai 2025</translation>
    </message>
    <message>
        <source>Typical lean-burn gas engine part-load curve</source>
        <translation>Courbe typique de charge partielle d’un moteur à gaz à mélange pauvre</translation>
    </message>
    <message>
        <source>Typical single-shaft simple-cycle part-load curve</source>
        <translation>Courbe typique de charge partielle d’une turbine monoarbre à cycle simple</translation>
    </message>
    <message>
        <source>Usual data sheets of server power supplies: 10 to 20 ms at full load</source>
        <translation>Fiches techniques usuelles d’alimentations de serveurs&#x202f;: 10 à 20 ms à pleine charge</translation>
    </message>
    <message>
        <source>Usual governor setting (Kundur, Power System Stability and Control: 3 to 5 %)</source>
        <translation>Réglage usuel du régulateur de vitesse (Kundur, Power System Stability and Control&#x202f;: 3 à 5&#x202f;%)</translation>
    </message>
    <message>
        <source>Vendor brochures of 15 MW class industrial turbines: 5 to 10 min from cold</source>
        <translation>Brochures de constructeurs de turbines industrielles de classe 15 MW&#x202f;: 5 à 10 min à froid</translation>
    </message>
    <message>
        <source>Vendor brochures of fast-start gas engines: 2 to 5 min, 30 to 60 s when hot</source>
        <translation>Brochures de constructeurs de moteurs à gaz à démarrage rapide&#x202f;: 2 à 5 min, 30 à 60 s à chaud</translation>
    </message>
    <message>
        <source>Vendor practice (STULZ, CoolIT, Vertiv data): 3 to 5 K at rated flow</source>
        <translation>Pratique des constructeurs (données STULZ, CoolIT, Vertiv)&#x202f;: 3 à 5 K au débit nominal</translation>
    </message>
    <message>
        <source>WREG Memphis, July 2024: 50 MW by 1 August 2024 after a $760,000 upgrade</source>
        <translation>WREG Memphis, juillet 2024&#x202f;: 50 MW au 1er août 2024 après un renforcement de 760&#x202f;000 $</translation>
    </message>
    <message>
        <source>WREG Memphis, July 2024: 50 MW; the 150 MW substation was energised on 1 May 2025 (Tom&apos;s Hardware)</source>
        <translation>WREG Memphis, juillet 2024&#x202f;: 50 MW&#x202f;; le poste de 150 MW a été mis sous tension le 1er mai 2025 (Tom&apos;s Hardware)</translation>
    </message>
    <message>
        <source>epium.com and wemedia.it on a Morgan Stanley cooling study, 2025</source>
        <translation>epium.com et wemedia.it sur une étude de Morgan Stanley sur le refroidissement, 2025</translation>
    </message>
    <message>
        <source>estimate: 150 MW at the main site and 392 Megapacks of 0.979 MW on the expansion</source>
        <translation>estimation&#x202f;: 150 MW au site principal et 392 Megapacks de 0,979 MW sur l’extension</translation>
    </message>
    <message>
        <source>fibermall.com, GB200 in depth, 2024</source>
        <translation>fibermall.com, GB200 in depth, 2024</translation>
    </message>
    <message>
        <source>fibermall.com, GB200 in depth, 2024: superchip 2,700 W with one Grace</source>
        <translation>fibermall.com, GB200 in depth, 2024&#x202f;: superchip 2&#x202f;700 W avec un Grace</translation>
    </message>
    <message>
        <source>introl.com and leviathansystems.co, 2025: 120 to 132 kW, 18 compute and 9 switch trays; 110 kW in training is an estimate</source>
        <translation>introl.com et leviathansystems.co, 2025&#x202f;: 120 à 132 kW, 18 plateaux de calcul et 9 de commutation&#x202f;; 110 kW en entraînement est une estimation</translation>
    </message>
    <message>
        <source>itkb.uw.cz and hmc-tech.com tables, 2026</source>
        <translation>Tableaux d’itkb.uw.cz et hmc-tech.com, 2026</translation>
    </message>
    <message>
        <source>manishklach.github.io and epium.com, 2025 to 2026: 132 to 142 kW; 125 kW in training is an estimate (here 124, so that the hosts never draw less at nameplate)</source>
        <translation>manishklach.github.io et epium.com, 2025 à 2026&#x202f;: 132 à 142 kW&#x202f;; 125 kW en entraînement est une estimation (ici 124, pour que les hôtes ne consomment jamais moins à la valeur de plaque)</translation>
    </message>
    <message>
        <source>pandapower standard types: 63 MVA 110/20 kV record</source>
        <translation>Types standard de pandapower&#x202f;: fiche 63 MVA 110/20 kV</translation>
    </message>
    <message>
        <source>“Exabytes” (getcoai.com digest of the ServeTheHome film, 2024), taken as 1 EB for the GPUs of July 2025</source>
        <translation>«&#x202f;Exaoctets&#x202f;» (résumé getcoai.com du film de ServeTheHome, 2024), pris égal à 1 Eo pour les GPU de juillet 2025</translation>
    </message>
</context>
<context>
    <name>TimeMarks</name>
    <message>
        <source>Nothing was measured</source>
        <translation>Rien n’a été mesuré</translation>
    </message>
    <message>
        <source>Some channels have no data</source>
        <translation>Des voies sont sans données</translation>
    </message>
    <message>
        <source>Uncertain values</source>
        <translation>Valeurs incertaines</translation>
    </message>
    <message>
        <source>Stale values</source>
        <translation>Valeurs périmées</translation>
    </message>
    <message>
        <source>Bad values</source>
        <translation>Valeurs mauvaises</translation>
    </message>
    <message>
        <source>Samples came late</source>
        <translation>Échantillons en retard</translation>
    </message>
    <message>
        <source>The sensor&apos;s clock is off</source>
        <translation>L’horloge du capteur est fausse</translation>
    </message>
    <message>
        <source>A counter began anew</source>
        <translation>Compteur reparti de zéro</translation>
    </message>
    <message>
        <source>Only means are kept</source>
        <translation>Moyennes seules gardées</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1 %2</source>
        <comment>day of month, short month name</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Unit</name>
    <message>
        <source>$/MMBtu HHV</source>
        <translation>$/MMBtu PCS</translation>
    </message>
    <message>
        <source>$/h</source>
        <translation>$/h</translation>
    </message>
    <message>
        <source>$/kW/month</source>
        <translation>$/kW/mois</translation>
    </message>
    <message>
        <source>$/kWh</source>
        <translation>$/kWh</translation>
    </message>
    <message>
        <source>$/m³</source>
        <translation>$/m³</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>% of IT</source>
        <translation>% de l’IT</translation>
    </message>
    <message>
        <source>% of flow</source>
        <translation>% du débit</translation>
    </message>
    <message>
        <source>% of heat</source>
        <translation>% de la chaleur</translation>
    </message>
    <message>
        <source>% of rating</source>
        <translation>% du nominal</translation>
    </message>
    <message>
        <source>%/K</source>
        <translation>%/K</translation>
    </message>
    <message>
        <source>%/day</source>
        <translation>%/jour</translation>
    </message>
    <message>
        <source>Btu/kWh</source>
        <translation>Btu/kWh</translation>
    </message>
    <message>
        <source>EB</source>
        <translation>Eo</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>GB/s</source>
        <translation>Go/s</translation>
    </message>
    <message>
        <source>J/K</source>
        <translation>J/K</translation>
    </message>
    <message>
        <source>J/kg/K</source>
        <translation>J/kg/K</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>K/W</source>
        <translation>K/W</translation>
    </message>
    <message>
        <source>L/kW</source>
        <translation>L/kW</translation>
    </message>
    <message>
        <source>L/kWh</source>
        <translation>L/kWh</translation>
    </message>
    <message>
        <source>L/min</source>
        <translation>L/min</translation>
    </message>
    <message>
        <source>L/min/kW</source>
        <translation>L/min/kW</translation>
    </message>
    <message>
        <source>MMBtu/h</source>
        <translation>MMBtu/h</translation>
    </message>
    <message>
        <source>MVA</source>
        <translation>MVA</translation>
    </message>
    <message>
        <source>MW</source>
        <translation>MW</translation>
    </message>
    <message>
        <source>MW/s</source>
        <translation>MW/s</translation>
    </message>
    <message>
        <source>MWh</source>
        <translation>MWh</translation>
    </message>
    <message>
        <source>PB</source>
        <translation>Po</translation>
    </message>
    <message>
        <source>PB/s</source>
        <translation>Po/s</translation>
    </message>
    <message>
        <source>TB/s</source>
        <translation>To/s</translation>
    </message>
    <message>
        <source>TFLOP/s</source>
        <translation>TFLOP/s</translation>
    </message>
    <message>
        <source>Tb/s</source>
        <translation>Tb/s</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>W per kg/s</source>
        <translation>W par kg/s</translation>
    </message>
    <message>
        <source>W/TB</source>
        <translation>W/To</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>kJ/K/kW</source>
        <translation>kJ/K/kW</translation>
    </message>
    <message>
        <source>kW</source>
        <translation>kW</translation>
    </message>
    <message>
        <source>kg/MWh</source>
        <translation>kg/MWh</translation>
    </message>
    <message>
        <source>kg/h</source>
        <translation>kg/h</translation>
    </message>
    <message>
        <source>kg/kWh</source>
        <translation>kg/kWh</translation>
    </message>
    <message>
        <source>kg/m³</source>
        <translation>kg/m³</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>m³/h</source>
        <translation>m³/h</translation>
    </message>
    <message>
        <source>of design</source>
        <translation>du nominal</translation>
    </message>
    <message>
        <source>of rating</source>
        <translation>du nominal</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>°C</source>
        <translation>°C</translation>
    </message>
    <message>
        <source>% of grid</source>
        <translation>% du réseau</translation>
    </message>
    <message>
        <source>% of limit</source>
        <translation>% de la limite</translation>
    </message>
    <message>
        <source>% of speed</source>
        <translation>% de la vitesse</translation>
    </message>
    <message>
        <source>% of target</source>
        <translation>% de la cible</translation>
    </message>
    <message>
        <source>% of usable</source>
        <translation>% de l’utile</translation>
    </message>
    <message>
        <source>%/%</source>
        <translation>%/%</translation>
    </message>
    <message>
        <source>/cycle^0.828</source>
        <translation>/cycle^0,828</translation>
    </message>
    <message>
        <source>/d^0.526</source>
        <translation>/j^0,526</translation>
    </message>
    <message>
        <source>GPU-h</source>
        <translation>GPU·h</translation>
    </message>
    <message>
        <source>GVA</source>
        <translation>GVA</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>J/GPU</source>
        <translation>J/GPU</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>To</translation>
    </message>
    <message>
        <source>W/GPU</source>
        <translation>W/GPU</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>octets</translation>
    </message>
    <message>
        <source>d</source>
        <translation>j</translation>
    </message>
    <message>
        <source>kA</source>
        <translation>kA</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>pu</source>
        <translation>pu</translation>
    </message>
    <message>
        <source>s of flow</source>
        <translation>s de débit</translation>
    </message>
    <message>
        <source>trillion</source>
        <translation>billions</translation>
    </message>
    <message>
        <source>x</source>
        <translation>×</translation>
    </message>
</context>
<context>
    <name>Validation</name>
    <message>
        <source>% of its largest</source>
        <translation>% de sa plus grande valeur</translation>
    </message>
    <message>
        <source>% of nominal</source>
        <translation>% du nominal</translation>
    </message>
    <message>
        <source>% of the coil</source>
        <translation>% de la batterie</translation>
    </message>
    <message>
        <source>% of the coil&apos;s largest</source>
        <translation>% du maximum de la batterie</translation>
    </message>
    <message>
        <source>% of the largest</source>
        <translation>% du maximum</translation>
    </message>
    <message>
        <source>% of the whole</source>
        <translation>% du total</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>COP of the curve law</source>
        <translation>COP de la loi de courbes</translation>
    </message>
    <message>
        <source>COP x power = cooling of each chiller</source>
        <translation>COP × puissance = froid de chaque groupe</translation>
    </message>
    <message>
        <source>Chillers</source>
        <translation>Groupes froids</translation>
    </message>
    <message>
        <source>Cluster power</source>
        <translation>Puissance d’une grappe</translation>
    </message>
    <message>
        <source>Cooling loads and Frontier</source>
        <translation>Charges de froid et Frontier</translation>
    </message>
    <message>
        <source>Cooling towers</source>
        <translation>Tours de refroidissement</translation>
    </message>
    <message>
        <source>Data-centre plants</source>
        <translation>Installations de centres de données</translation>
    </message>
    <message>
        <source>Fluid properties</source>
        <translation>Propriétés des fluides</translation>
    </message>
    <message>
        <source>GPU temperature from power</source>
        <translation>température des GPU d’après la puissance</translation>
    </message>
    <message>
        <source>Grid carbon</source>
        <translation>Carbone du réseau</translation>
    </message>
    <message>
        <source>Heat exchangers</source>
        <translation>Échangeurs</translation>
    </message>
    <message>
        <source>Hourly GPU telemetry</source>
        <translation>Télémétrie horaire de GPU</translation>
    </message>
    <message>
        <source>Hydraulics</source>
        <translation>Hydraulique</translation>
    </message>
    <message>
        <source>IAPWS verification values</source>
        <translation>valeurs de contrôle IAPWS</translation>
    </message>
    <message>
        <source>Merkel tower: Q = m cp (T in - T out) in the reference</source>
        <translation>tour de Merkel&#x202f;: Q = m cp (T entrée − T sortie) dans la référence</translation>
    </message>
    <message>
        <source>Merkel tower: fan power</source>
        <translation>tour de Merkel&#x202f;: puissance du ventilateur</translation>
    </message>
    <message>
        <source>Merkel tower: heat</source>
        <translation>tour de Merkel&#x202f;: chaleur</translation>
    </message>
    <message>
        <source>Merkel tower: water out</source>
        <translation>tour de Merkel&#x202f;: eau en sortie</translation>
    </message>
    <message>
        <source>NTU of effectiveness</source>
        <translation>NUT selon l’efficacité</translation>
    </message>
    <message>
        <source>NTU of effectiveness, as effectiveness</source>
        <translation>NUT selon l’efficacité, en efficacité</translation>
    </message>
    <message>
        <source>NTU of effectiveness, where smoothed</source>
        <translation>NUT selon l’efficacité, là où elle est lissée</translation>
    </message>
    <message>
        <source>Power flow</source>
        <translation>Écoulement de charge</translation>
    </message>
    <message>
        <source>Psychrometrics</source>
        <translation>Psychrométrie</translation>
    </message>
    <message>
        <source>Server wattmeter</source>
        <translation>Wattmètre de serveur</translation>
    </message>
    <message>
        <source>Storage bandwidth</source>
        <translation>Débit de stockage</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Météo</translation>
    </message>
    <message>
        <source>York approach</source>
        <translation>approche de York</translation>
    </message>
    <message>
        <source>York coefficients</source>
        <translation>coefficients de York</translation>
    </message>
    <message>
        <source>a chiller that is off moves and draws nothing</source>
        <translation>un groupe à l’arrêt ne déplace ni ne consomme rien</translation>
    </message>
    <message>
        <source>active power</source>
        <translation>puissance active</translation>
    </message>
    <message>
        <source>annual statistics</source>
        <translation>statistiques annuelles</translation>
    </message>
    <message>
        <source>apparent power</source>
        <translation>puissance apparente</translation>
    </message>
    <message>
        <source>arrival of the front</source>
        <translation>arrivée du front</translation>
    </message>
    <message>
        <source>as effectiveness</source>
        <translation>en efficacité</translation>
    </message>
    <message>
        <source>bandwidth = samples/s x sample size</source>
        <translation>débit = échantillons/s × taille</translation>
    </message>
    <message>
        <source>bandwidth for the accelerators</source>
        <translation>débit pour les accélérateurs</translation>
    </message>
    <message>
        <source>begin of evaluation pauses, from power alone</source>
        <translation>début des pauses d’évaluation, d’après la seule puissance</translation>
    </message>
    <message>
        <source>beyond rounding</source>
        <translation>au-delà de l’arrondi</translation>
    </message>
    <message>
        <source>bus angle</source>
        <translation>angle aux nœuds</translation>
    </message>
    <message>
        <source>bus voltage</source>
        <translation>tension aux nœuds</translation>
    </message>
    <message>
        <source>by phases</source>
        <translation>par phase</translation>
    </message>
    <message>
        <source>capacity curves at nominal, 90 % of the sets</source>
        <translation>courbes de puissance au nominal, 90&#x202f;% des jeux</translation>
    </message>
    <message>
        <source>capacity curves at nominal, all sets</source>
        <translation>courbes de puissance au nominal, tous les jeux</translation>
    </message>
    <message>
        <source>capacity curves at nominal, median of the sets</source>
        <translation>courbes de puissance au nominal, médiane des jeux</translation>
    </message>
    <message>
        <source>centre of the front</source>
        <translation>milieu du front</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>changements</translation>
    </message>
    <message>
        <source>channel power against V A PF</source>
        <translation>puissance d’une voie face à V A FP</translation>
    </message>
    <message>
        <source>current</source>
        <translation>courant</translation>
    </message>
    <message>
        <source>current angle</source>
        <translation>angle du courant</translation>
    </message>
    <message>
        <source>density</source>
        <translation>masse volumique</translation>
    </message>
    <message>
        <source>design conditions</source>
        <translation>conditions de calcul</translation>
    </message>
    <message>
        <source>dew point</source>
        <translation>point de rosée</translation>
    </message>
    <message>
        <source>differ</source>
        <translation>différents</translation>
    </message>
    <message>
        <source>drop of a turbulent pipe at the reference&apos;s velocity, OpenModelica</source>
        <translation>perte d’un tuyau turbulent à la vitesse de la référence, OpenModelica</translation>
    </message>
    <message>
        <source>economiser on only with a wet bulb under the chilled water coming back</source>
        <translation>économiseur en marche seulement si le température humide est sous le retour d’eau glacée</translation>
    </message>
    <message>
        <source>economiser on only with tower water under the chilled water coming back</source>
        <translation>économiseur en marche seulement si l’eau de tour est sous le retour d’eau glacée</translation>
    </message>
    <message>
        <source>economiser water no colder than the tower water that cools it</source>
        <translation>eau de l’économiseur pas plus froide que l’eau de tour qui la refroidit</translation>
    </message>
    <message>
        <source>effectiveness of NTU</source>
        <translation>efficacité selon le NUT</translation>
    </message>
    <message>
        <source>effectiveness of NTU, where smoothed</source>
        <translation>efficacité selon le NUT, là où elle est lissée</translation>
    </message>
    <message>
        <source>effectiveness to NTU and back</source>
        <translation>efficacité vers NUT et retour</translation>
    </message>
    <message>
        <source>efficiency of the power chain</source>
        <translation>rendement de la chaîne électrique</translation>
    </message>
    <message>
        <source>energised</source>
        <translation>sous tension</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>énergie</translation>
    </message>
    <message>
        <source>energy a node</source>
        <translation>énergie par nœud</translation>
    </message>
    <message>
        <source>energy against the submission</source>
        <translation>énergie face à la déclaration</translation>
    </message>
    <message>
        <source>energy balance of stream 1</source>
        <translation>bilan d’énergie du flux 1</translation>
    </message>
    <message>
        <source>energy balance of stream 2</source>
        <translation>bilan d’énergie du flux 2</translation>
    </message>
    <message>
        <source>energy balance of the pipe</source>
        <translation>bilan d’énergie du tuyau</translation>
    </message>
    <message>
        <source>energy of a replay at 1, 10, 60 and 600 x</source>
        <translation>énergie d’une relecture à 1, 10, 60 et 600 ×</translation>
    </message>
    <message>
        <source>energy of the cluster</source>
        <translation>énergie de la grappe</translation>
    </message>
    <message>
        <source>energy used never falls</source>
        <translation>l’énergie consommée ne baisse jamais</translation>
    </message>
    <message>
        <source>enthalpy</source>
        <translation>enthalpie</translation>
    </message>
    <message>
        <source>equivalent full cycles</source>
        <translation>cycles complets équivalents</translation>
    </message>
    <message>
        <source>fault current</source>
        <translation>courant de défaut</translation>
    </message>
    <message>
        <source>fault current angle</source>
        <translation>angle du courant de défaut</translation>
    </message>
    <message>
        <source>feeder angle</source>
        <translation>angle du départ</translation>
    </message>
    <message>
        <source>feeder voltage</source>
        <translation>tension du départ</translation>
    </message>
    <message>
        <source>free cooling runs no chiller, full mechanical cooling no economiser</source>
        <translation>le refroidissement gratuit ne fait tourner aucun groupe, le froid mécanique complet aucun économiseur</translation>
    </message>
    <message>
        <source>free-cooling hours</source>
        <translation>heures de refroidissement gratuit</translation>
    </message>
    <message>
        <source>glycol conductivity</source>
        <translation>conductivité du glycol</translation>
    </message>
    <message>
        <source>glycol density</source>
        <translation>masse volumique du glycol</translation>
    </message>
    <message>
        <source>glycol heat capacity</source>
        <translation>capacité thermique du glycol</translation>
    </message>
    <message>
        <source>glycol viscosity</source>
        <translation>viscosité du glycol</translation>
    </message>
    <message>
        <source>heat balance of a network</source>
        <translation>bilan thermique d’un réseau</translation>
    </message>
    <message>
        <source>heat balance of each step</source>
        <translation>bilan thermique de chaque pas</translation>
    </message>
    <message>
        <source>heat of economiser and chillers = heat of the coil</source>
        <translation>chaleur de l’économiseur et des groupes = chaleur de la batterie</translation>
    </message>
    <message>
        <source>hours of the monthly extremes</source>
        <translation>heures des extrêmes mensuels</translation>
    </message>
    <message>
        <source>hours out of step in UTC</source>
        <translation>heures décalées en UTC</translation>
    </message>
    <message>
        <source>humidity ratio</source>
        <translation>humidité absolue</translation>
    </message>
    <message>
        <source>intensity of the mix</source>
        <translation>intensité du bouquet</translation>
    </message>
    <message>
        <source>largest power</source>
        <translation>puissance la plus grande</translation>
    </message>
    <message>
        <source>largest step</source>
        <translation>plus grand saut</translation>
    </message>
    <message>
        <source>least power</source>
        <translation>puissance la plus faible</translation>
    </message>
    <message>
        <source>least-squares fits</source>
        <translation>ajustements aux moindres carrés</translation>
    </message>
    <message>
        <source>lift at a point left out of the curve</source>
        <translation>hauteur en un point omis de la courbe</translation>
    </message>
    <message>
        <source>lift of a driven pump</source>
        <translation>hauteur d’une pompe entraînée</translation>
    </message>
    <message>
        <source>limit_violated</source>
        <translation>limite dépassée</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>charge</translation>
    </message>
    <message>
        <source>mass balance of a junction</source>
        <translation>bilan de masse d’un nœud</translation>
    </message>
    <message>
        <source>mean in the measured window</source>
        <translation>moyenne dans la fenêtre mesurée</translation>
    </message>
    <message>
        <source>mean intensity</source>
        <translation>intensité moyenne</translation>
    </message>
    <message>
        <source>mean power</source>
        <translation>puissance moyenne</translation>
    </message>
    <message>
        <source>mean temperature of a pipe, OpenModelica</source>
        <translation>température moyenne d’un tuyau, OpenModelica</translation>
    </message>
    <message>
        <source>mean, least and largest power a node</source>
        <translation>puissance moyenne, minimale et maximale par nœud</translation>
    </message>
    <message>
        <source>means</source>
        <translation>moyennes</translation>
    </message>
    <message>
        <source>monthly statistics</source>
        <translation>statistiques mensuelles</translation>
    </message>
    <message>
        <source>negative approach of tower or exchanger</source>
        <translation>approche négative d’une tour ou d’un échangeur</translation>
    </message>
    <message>
        <source>no result above the compute-bound demand</source>
        <translation>aucun résultat au-dessus de la demande limitée par le calcul</translation>
    </message>
    <message>
        <source>number of hours</source>
        <translation>nombre d’heures</translation>
    </message>
    <message>
        <source>number of readings</source>
        <translation>nombre de relevés</translation>
    </message>
    <message>
        <source>of capacity</source>
        <translation>de la capacité</translation>
    </message>
    <message>
        <source>of m cp T</source>
        <translation>de m cp T</translation>
    </message>
    <message>
        <source>of max(|h|, 10 kJ/kg)</source>
        <translation>de max(|h|, 10 kJ/kg)</translation>
    </message>
    <message>
        <source>of max(|x|, 1)</source>
        <translation>de max(|x|, 1)</translation>
    </message>
    <message>
        <source>of new</source>
        <translation>du neuf</translation>
    </message>
    <message>
        <source>of the absolute temperature</source>
        <translation>de la température absolue</translation>
    </message>
    <message>
        <source>of the drop</source>
        <translation>de la perte</translation>
    </message>
    <message>
        <source>of the heat carried</source>
        <translation>de la chaleur transportée</translation>
    </message>
    <message>
        <source>of the heat that came in</source>
        <translation>de la chaleur entrée</translation>
    </message>
    <message>
        <source>of the largest lift</source>
        <translation>de la plus grande hauteur</translation>
    </message>
    <message>
        <source>of the largest power</source>
        <translation>de la plus grande puissance</translation>
    </message>
    <message>
        <source>of the largest value</source>
        <translation>de la plus grande valeur</translation>
    </message>
    <message>
        <source>of the pressure</source>
        <translation>de la pression</translation>
    </message>
    <message>
        <source>of the shut-off lift</source>
        <translation>de la hauteur à débit nul</translation>
    </message>
    <message>
        <source>of the speed</source>
        <translation>de la vitesse</translation>
    </message>
    <message>
        <source>of the tolerance</source>
        <translation>de la tolérance</translation>
    </message>
    <message>
        <source>of tolerance</source>
        <translation>de la tolérance</translation>
    </message>
    <message>
        <source>outlets of the exchanger with the same UA</source>
        <translation>sorties de l’échangeur de même UA</translation>
    </message>
    <message>
        <source>percentage points</source>
        <translation>points de pourcentage</translation>
    </message>
    <message>
        <source>points of a pump&apos;s curves</source>
        <translation>points des courbes d’une pompe</translation>
    </message>
    <message>
        <source>power</source>
        <translation>puissance</translation>
    </message>
    <message>
        <source>power against the sum of channels</source>
        <translation>puissance face à la somme des voies</translation>
    </message>
    <message>
        <source>power factor</source>
        <translation>facteur de puissance</translation>
    </message>
    <message>
        <source>power of a driven pump</source>
        <translation>puissance d’une pompe entraînée</translation>
    </message>
    <message>
        <source>power of node and rack, idle and peak</source>
        <translation>puissance du nœud et de la baie, repos et pointe</translation>
    </message>
    <message>
        <source>power of the system, idle and peak</source>
        <translation>puissance du système, repos et pointe</translation>
    </message>
    <message>
        <source>pressure</source>
        <translation>pression</translation>
    </message>
    <message>
        <source>pressure in a large network, STANET</source>
        <translation>pression dans un grand réseau, STANET</translation>
    </message>
    <message>
        <source>pressure power over electrical power, as far as above 1</source>
        <translation>puissance hydraulique sur puissance électrique, au-delà de 1</translation>
    </message>
    <message>
        <source>pressure where the reference&apos;s valve departs from the case, with its loss for all valves</source>
        <translation>pression là où la vanne de la référence s’écarte du cas, avec sa perte pour toutes les vannes</translation>
    </message>
    <message>
        <source>pressure with heat, OpenModelica</source>
        <translation>pression avec chaleur, OpenModelica</translation>
    </message>
    <message>
        <source>pressure, OpenModelica</source>
        <translation>pression, OpenModelica</translation>
    </message>
    <message>
        <source>pressure, STANET</source>
        <translation>pression, STANET</translation>
    </message>
    <message>
        <source>published points</source>
        <translation>points publiés</translation>
    </message>
    <message>
        <source>reactive power</source>
        <translation>puissance réactive</translation>
    </message>
    <message>
        <source>readings a node</source>
        <translation>relevés par nœud</translation>
    </message>
    <message>
        <source>readings in the measured window</source>
        <translation>relevés dans la fenêtre mesurée</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>relatif</translation>
    </message>
    <message>
        <source>relative capacity</source>
        <translation>capacité relative</translation>
    </message>
    <message>
        <source>relative to the heat in</source>
        <translation>relatif à la chaleur entrante</translation>
    </message>
    <message>
        <source>relative to the largest</source>
        <translation>relatif au maximum</translation>
    </message>
    <message>
        <source>replay on a grid of seconds</source>
        <translation>relecture sur une grille de secondes</translation>
    </message>
    <message>
        <source>replay, means a node</source>
        <translation>relecture, moyennes par nœud</translation>
    </message>
    <message>
        <source>replay, means of blocks and pauses</source>
        <translation>relecture, moyennes des blocs et pauses</translation>
    </message>
    <message>
        <source>rms error of a series, outlet of a measured pipe</source>
        <translation>écart quadratique d’une série, sortie d’un tuyau mesuré</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>aller-retour</translation>
    </message>
    <message>
        <source>rows found in the file</source>
        <translation>lignes trouvées dans le fichier</translation>
    </message>
    <message>
        <source>server power from its utilisation</source>
        <translation>puissance du serveur d’après son utilisation</translation>
    </message>
    <message>
        <source>share</source>
        <translation>part</translation>
    </message>
    <message>
        <source>short circuit</source>
        <translation>court-circuit</translation>
    </message>
    <message>
        <source>specific volume</source>
        <translation>volume massique</translation>
    </message>
    <message>
        <source>speed found back from flow and lift</source>
        <translation>vitesse retrouvée d’après débit et hauteur</translation>
    </message>
    <message>
        <source>state of charge</source>
        <translation>état de charge</translation>
    </message>
    <message>
        <source>state of charge outside 0 .. 1</source>
        <translation>état de charge hors de 0 .. 1</translation>
    </message>
    <message>
        <source>steps and busiest unit</source>
        <translation>pas et unité la plus chargée</translation>
    </message>
    <message>
        <source>supply air at 27 °C, once reached</source>
        <translation>air soufflé à 27 °C, une fois atteint</translation>
    </message>
    <message>
        <source>supply air no warmer than its set point, once reached</source>
        <translation>air soufflé pas plus chaud que sa consigne, une fois atteinte</translation>
    </message>
    <message>
        <source>supply temperature off its set point</source>
        <translation>écart de la température de départ à sa consigne</translation>
    </message>
    <message>
        <source>symmetric</source>
        <translation>symétrique</translation>
    </message>
    <message>
        <source>tap position</source>
        <translation>position de prise</translation>
    </message>
    <message>
        <source>tap position within band</source>
        <translation>position de prise dans la bande</translation>
    </message>
    <message>
        <source>the economiser only cools</source>
        <translation>l’économiseur ne fait que refroidir</translation>
    </message>
    <message>
        <source>total heat</source>
        <translation>chaleur totale</translation>
    </message>
    <message>
        <source>tower water no colder than the wet bulb</source>
        <translation>eau de tour pas plus froide que le température humide</translation>
    </message>
    <message>
        <source>tower water off its set point</source>
        <translation>écart de l’eau de tour à sa consigne</translation>
    </message>
    <message>
        <source>vapour pressure</source>
        <translation>pression de vapeur</translation>
    </message>
    <message>
        <source>velocity, OpenModelica</source>
        <translation>vitesse, OpenModelica</translation>
    </message>
    <message>
        <source>velocity, STANET</source>
        <translation>vitesse, STANET</translation>
    </message>
    <message>
        <source>voltage</source>
        <translation>tension</translation>
    </message>
    <message>
        <source>voltage angle</source>
        <translation>angle de tension</translation>
    </message>
    <message>
        <source>water conductivity</source>
        <translation>conductivité de l’eau</translation>
    </message>
    <message>
        <source>water density</source>
        <translation>masse volumique de l’eau</translation>
    </message>
    <message>
        <source>water enthalpy</source>
        <translation>enthalpie de l’eau</translation>
    </message>
    <message>
        <source>water heat capacity</source>
        <translation>capacité thermique de l’eau</translation>
    </message>
    <message>
        <source>water sound speed</source>
        <translation>vitesse du son dans l’eau</translation>
    </message>
    <message>
        <source>water viscosity</source>
        <translation>viscosité de l’eau</translation>
    </message>
    <message>
        <source>wet bulb</source>
        <translation>température humide</translation>
    </message>
    <message>
        <source>where smoothed</source>
        <translation>là où elle est lissée</translation>
    </message>
</context>
<context>
    <name>ValidationPanel</name>
    <message>
        <source>no number</source>
        <translation>pas un nombre</translation>
    </message>
    <message>
        <source>beyond</source>
        <translation>au-delà</translation>
    </message>
</context>
<context>
    <name>app::Application</name>
    <message>
        <source>Recover unsaved work</source>
        <translation>Récupérer le travail non enregistré</translation>
    </message>
    <message>
        <source>The program did not end properly last time. Open the edits that were not saved?</source>
        <translation>Le programme ne s’est pas terminé normalement la dernière fois. Ouvrir les modifications non enregistrées&#x202f;?</translation>
    </message>
</context>
<context>
    <name>app::CameraActions</name>
    <message>
        <source>Kept views</source>
        <translation>Vues gardées</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>Garder cette vue</translation>
    </message>
    <message>
        <source>Kept view %1</source>
        <translation>Vue gardée %1</translation>
    </message>
    <message>
        <source>Small map</source>
        <translation>Petite carte</translation>
    </message>
    <message>
        <source>Camera tour</source>
        <translation>Visite guidée</translation>
    </message>
    <message>
        <source>Select in a rectangle</source>
        <translation>Sélectionner au rectangle</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>Mesurer une distance</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>Visite à pied</translation>
    </message>
    <message>
        <source>Hall %1</source>
        <translation>Salle %1</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Kept the view as “%1”; Alt+%2 flies back to it.</source>
        <translation>Vue gardée sous «&#x202f;%1&#x202f;»&#x202f;; Alt+%2 y ramène.</translation>
    </message>
    <message>
        <source>Kept the view as “%1”.</source>
        <translation>Vue gardée sous «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The tour is over: back where it began. View &gt; Camera tour starts it again (%1).</source>
        <translation>La visite est terminée&#x202f;: retour là où elle a commencé. Affichage &gt; Visite guidée la relance (%1).</translation>
    </message>
</context>
<context>
    <name>app::Document</name>
    <message>
        <source>Untitled, from preset %1</source>
        <translation>Sans titre, d’après le préréglage %1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Import de %1</translation>
    </message>
    <message>
        <source>Imported %L1 samples of %L2 channels</source>
        <translation>%L1 échantillons de %L2 voies importés</translation>
    </message>
    <message>
        <source>, %L1 kWh</source>
        <translation>, %L1&#x202f;kWh</translation>
    </message>
    <message>
        <source>; %L1 rows were not usable, first: %2</source>
        <translation>&#x202f;; %L1 lignes inutilisables, la première&#x202f;: %2</translation>
    </message>
    <message>
        <source>Recording a simulated day</source>
        <translation>Enregistrement d’une journée simulée</translation>
    </message>
    <message>
        <source>Recorded %1: %L2 MWh, mean PUE %L3</source>
        <translation>%1 enregistré&#x202f;: %L2&#x202f;MWh, PUE moyen %L3</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Rédaction du rapport</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Ouverture de %1</translation>
    </message>
    <message>
        <source>None of the recording&apos;s channels belongs to an asset of this site; open it with the preset or project it was made for, or import its table again and say which assets the columns are.</source>
        <translation>Aucune voie de l’enregistrement n’appartient à un équipement de ce site&#x202f;; ouvrez-le avec le préréglage ou le projet pour lequel il a été fait, ou importez de nouveau son tableau en indiquant à quels équipements correspondent les colonnes.</translation>
    </message>
    <message>
        <source>1 asset of the recording is not in this site</source>
        <translation>1 équipement de l’enregistrement n’est pas dans ce site</translation>
    </message>
    <message>
        <source>%1 assets of the recording are not in this site</source>
        <translation>%1 équipements de l’enregistrement ne sont pas dans ce site</translation>
    </message>
</context>
<context>
    <name>app::EditActions</name>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Add racks…</source>
        <translation>Ajouter des baies…</translation>
    </message>
    <message>
        <source>Move racks…</source>
        <translation>Déplacer des baies…</translation>
    </message>
    <message>
        <source>Remove racks</source>
        <translation>Retirer les baies</translation>
    </message>
    <message>
        <source>Place racks in the scene</source>
        <translation>Placer des baies dans la scène</translation>
    </message>
    <message>
        <source>Drag racks in the scene</source>
        <translation>Glisser des baies dans la scène</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Ne rien sélectionner</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Météo</translation>
    </message>
    <message>
        <source>Weather: %1</source>
        <translation>Météo&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>app::EditController</name>
    <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
</context>
<context>
    <name>app::ExportTool</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Image…</translation>
    </message>
    <message>
        <source>Scene with its colours (glTF)…</source>
        <translation>Scène avec ses couleurs (glTF)…</translation>
    </message>
    <message>
        <source>Picture of the scene</source>
        <translation>Image de la scène</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Scene as glTF</source>
        <translation>Scène en glTF</translation>
    </message>
    <message>
        <source>glTF 2.0 (*.glb)</source>
        <translation>glTF 2.0 (*.glb)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
</context>
<context>
    <name>app::FileActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>New from preset</source>
        <translation>Nouveau d’après un préréglage</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Ouvrir un récent</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Import telemetry (CSV)…</source>
        <translation>Importer de la télémétrie (CSV)…</translation>
    </message>
    <message>
        <source>Import telemetry</source>
        <translation>Importer de la télémétrie</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt);;All files (*)</source>
        <translation>Tableaux (*.csv *.txt);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Use weather file (EPW)…</source>
        <translation>Utiliser un fichier météo (EPW)…</translation>
    </message>
    <message>
        <source>Use weather file</source>
        <translation>Utiliser un fichier météo</translation>
    </message>
    <message>
        <source>EnergyPlus weather (*.epw);;All files (*)</source>
        <translation>Météo EnergyPlus (*.epw);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Record a simulated day…</source>
        <translation>Enregistrer une journée simulée…</translation>
    </message>
    <message>
        <source>Report (PDF)…</source>
        <translation>Rapport (PDF)…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Unsaved edits</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>Save the edits of “%1” first?</source>
        <translation>Enregistrer d’abord les modifications de «&#x202f;%1&#x202f;»&#x202f;?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>All that can be opened (*.mtwin *.mtrec *.csv *.epw);;Projects (*.mtwin);;Recordings (*.mtrec);;All files (*)</source>
        <translation>Tout ce qui peut s’ouvrir (*.mtwin *.mtrec *.csv *.epw);;Projets (*.mtwin);;Enregistrements (*.mtrec);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Rien encore</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>Projects (*.mtwin)</source>
        <translation>Projets (*.mtwin)</translation>
    </message>
    <message>
        <source>Save the recording as</source>
        <translation>Emplacement de l’enregistrement</translation>
    </message>
    <message>
        <source>Recordings (*.mtrec)</source>
        <translation>Enregistrements (*.mtrec)</translation>
    </message>
    <message>
        <source>Use weather %1</source>
        <translation>Utiliser la météo %1</translation>
    </message>
    <message>
        <source>Another job is still running; wait for it or cancel it.</source>
        <translation>Un autre travail est en cours&#x202f;; attendez-le ou annulez-le.</translation>
    </message>
    <message>
        <source>Record a simulated day</source>
        <translation>Enregistrer une journée simulée</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Add a recording beside…</source>
        <translation>Joindre un enregistrement…</translation>
    </message>
    <message>
        <source>Close the recordings</source>
        <translation>Fermer les enregistrements</translation>
    </message>
    <message>
        <source>Add a recording</source>
        <translation>Joindre un enregistrement</translation>
    </message>
    <message>
        <source>Recordings (*.mtrec);;All files (*)</source>
        <translation>Enregistrements (*.mtrec);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>app::FirstStart</name>
    <message>
        <source>How to begin…</source>
        <translation>Comment débuter…</translation>
    </message>
    <message>
        <source>Select racks to move or remove them; Edit &gt; Add racks… places new ones. Every step can be undone.</source>
        <translation>Sélectionnez des baies pour les déplacer ou les retirer&#x202f;; Édition &gt; Ajouter des baies… en place de nouvelles. Chaque étape peut être annulée.</translation>
    </message>
</context>
<context>
    <name>app::LayersTool</name>
    <message>
        <source>Layers</source>
        <translation>Calques</translation>
    </message>
</context>
<context>
    <name>app::LiveController</name>
    <message>
        <source>&amp;Live</source>
        <translation>En di&amp;rect</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Show the live values</source>
        <translation>Afficher le direct</translation>
    </message>
    <message>
        <source>Add connection</source>
        <translation>Nouvelle connexion</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Save the recording as…</source>
        <translation>Sauver l’enregistrement sous…</translation>
    </message>
    <message>
        <source>How long to keep…</source>
        <translation>Durée de conservation…</translation>
    </message>
    <message>
        <source>Live connections</source>
        <translation>Connexions en direct</translation>
    </message>
    <message>
        <source>There is no live connection yet: add one first.</source>
        <translation>Il n’y a pas encore de connexion en direct&#x202f;: ajoutez-en une d’abord.</translation>
    </message>
    <message>
        <source>Another job is still running; wait for it or cancel it.</source>
        <translation>Un autre travail est en cours&#x202f;; attendez-le ou annulez-le.</translation>
    </message>
    <message>
        <source>Save the recording as</source>
        <translation>Sauver l’enregistrement sous</translation>
    </message>
    <message>
        <source>Recordings (*.mtrec)</source>
        <translation>Enregistrements (*.mtrec)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
    <message>
        <source>This holds from the next connecting on.</source>
        <translation>Cela vaudra à partir de la prochaine connexion.</translation>
    </message>
    <message>
        <source>Live: %1 of %2</source>
        <translation>En direct&#x202f;: %1 sur %2</translation>
    </message>
    <message>
        <source>Live: nothing arrives</source>
        <translation>En direct&#x202f;: rien n’arrive</translation>
    </message>
    <message>
        <source> · simulated, not measured</source>
        <translation> · simulé, non mesuré</translation>
    </message>
    <message>
        <source> · not kept</source>
        <translation> · non conservé</translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>Headline</source>
        <translation>Chiffres clés</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Équipements</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Simulated: the model&apos;s day. Open a recording to see what was measured beside it.</source>
        <translation>Simulé&#x202f;: la journée du modèle. Ouvrez un enregistrement pour voir à côté ce qui a été mesuré.</translation>
    </message>
    <message>
        <source>Replay of %1</source>
        <translation>Rejeu de %1</translation>
    </message>
    <message>
        <source>Simulating the day…</source>
        <translation>Simulation de la journée…</translation>
    </message>
    <message>
        <source>One-line</source>
        <translation>Unifilaire</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>Enregistrement de %1</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>Refroidissement</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
</context>
<context>
    <name>app::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Conseil</translation>
    </message>
</context>
<context>
    <name>app::Presentation</name>
    <message>
        <source>Presentation</source>
        <translation>Présentation</translation>
    </message>
    <message>
        <source>Full screen, large figures, nothing else (%1)</source>
        <translation>Plein écran, grands chiffres, rien d’autre (%1)</translation>
    </message>
    <message>
        <source>Esc leaves  ·  Space pauses  ·  T starts and ends the tour  ·  arrows go from stop to stop</source>
        <translation>Échap quitte  ·  Espace met en pause  ·  T lance et arrête la visite guidée  ·  les flèches vont d’étape en étape</translation>
    </message>
</context>
<context>
    <name>app::Screens</name>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Large figures and the scene: for a meeting</source>
        <translation>Grands chiffres et scène&#x202f;: pour une réunion</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Exploitation</translation>
    </message>
    <message>
        <source>Charts, limits and live connections: for running the plant</source>
        <translation>Courbes, limites et connexions en direct&#x202f;: pour conduire l’installation</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planification</translation>
    </message>
    <message>
        <source>Tree, properties, limits and history: for changing the site</source>
        <translation>Arborescence, propriétés, limites et historique&#x202f;: pour modifier le site</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Écrans</translation>
    </message>
    <message>
        <source>Put this screen back as it came</source>
        <translation>Rétablir cet écran tel qu’à l’origine</translation>
    </message>
</context>
<context>
    <name>app::SwingsTool</name>
    <message>
        <source>Fast swings of synchronous training</source>
        <translation>Variations rapides de l’entraînement synchrone</translation>
    </message>
</context>
<context>
    <name>app::ToolActions</name>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>Validate against references…</source>
        <translation>Valider sur des références…</translation>
    </message>
    <message>
        <source>Fast swings…</source>
        <translation>Variations rapides…</translation>
    </message>
    <message>
        <source>Validation against references</source>
        <translation>Validation sur des références</translation>
    </message>
</context>
<context>
    <name>app::ViewActions</name>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Colorer selon</translation>
    </message>
    <message>
        <source>Whole site</source>
        <translation>Tout le site</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>Vue de dessus</translation>
    </message>
    <message>
        <source>Fly to selection</source>
        <translation>Aller à la sélection</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Animate the camera</source>
        <translation>Animer la caméra</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>La langue change au prochain démarrage.</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panneaux</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Clavier et souris</translation>
    </message>
    <message>
        <source>About Memphis Twin</source>
        <translation>À propos de Memphis Twin</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Memphis Twin %1&lt;/h3&gt;&lt;p&gt;A digital twin of the Colossus AI data centre: utility, chip, coolant, weather, storage and growth in one loop.&lt;/p&gt;&lt;p&gt;Default numbers come from public sources and estimates; each one carries its source. Not affiliated with the operator.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later. Built with Qt, VTK, QCustomPlot, Eigen, oneTBB, SQLite and Blosc.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Memphis Twin %1&lt;/h3&gt;&lt;p&gt;Un jumeau numérique du centre de données d’IA Colossus&#x202f;: réseau, puce, liquide, météo, stockage et croissance en une seule boucle.&lt;/p&gt;&lt;p&gt;Les nombres par défaut viennent de sources publiques et d’estimations&#x202f;; chacun porte sa source. Sans lien avec l’exploitant.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later. Construit avec Qt, VTK, QCustomPlot, Eigen, oneTBB, SQLite et Blosc.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>views::AddRacksDialog</name>
    <message>
        <source>Add racks</source>
        <translation>Ajouter des baies</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Rack type</source>
        <translation>Type de baie</translation>
    </message>
    <message>
        <source>Number of racks</source>
        <translation>Nombre de baies</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>First free place</source>
        <translation>Premier emplacement libre</translation>
    </message>
    <message>
        <source>Row %1 (%2 racks)</source>
        <translation>Rangée %1 (%2 baies)</translation>
    </message>
    <message>
        <source>The site has no hall to place racks in. Open a preset or a project first.</source>
        <translation>Le site n’a pas de salle où placer des baies. Ouvrez d’abord un préréglage ou un projet.</translation>
    </message>
    <message>
        <source>%1 GPUs more</source>
        <translation>%1 GPU de plus</translation>
    </message>
</context>
<context>
    <name>views::AssetTree</name>
    <message>
        <source>Search by name or type</source>
        <translation>Chercher par nom ou type</translation>
    </message>
    <message>
        <source>Search assets</source>
        <translation>Chercher des équipements</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Équipements</translation>
    </message>
    <message>
        <source>Nothing is called “%1”. Try a rack (H2-R07-12), a type or a kind.</source>
        <translation>Rien ne s’appelle «&#x202f;%1&#x202f;». Essayez une baie (H2-R07-12), un type ou une catégorie.</translation>
    </message>
    <message>
        <source>%1 found, the first %2 are shown</source>
        <translation>%1 trouvés, les %2 premiers sont affichés</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n trouvé</numerusform>
            <numerusform>%n trouvés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::AssetTreeModel</name>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Rangée %1</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>Serveur %1</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>Yard</source>
        <translation>Extérieur</translation>
    </message>
    <message>
        <source>%1: not known here</source>
        <translation>%1&#x202f;: inconnu ici</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Équipement</translation>
    </message>
    <message>
        <source>1 rack</source>
        <translation>1 baie</translation>
    </message>
    <message>
        <source>%1 racks</source>
        <translation>%1 baies</translation>
    </message>
</context>
<context>
    <name>views::BookmarkDialog</name>
    <message>
        <source>Playing stops here</source>
        <translation>La lecture s’arrête ici</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Instant</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
</context>
<context>
    <name>views::ChartLegend</name>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>non enregistré</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>chargement…</translation>
    </message>
    <message>
        <source>Take it out of the chart (Delete)</source>
        <translation>Retirer du graphique (Suppr)</translation>
    </message>
    <message>
        <source>nothing in the visible range</source>
        <translation>rien dans la plage visible</translation>
    </message>
    <message>
        <source>%1 of %2 racks are recorded</source>
        <translation>%1 baies sur %2 sont enregistrées</translation>
    </message>
</context>
<context>
    <name>views::ChartPanel</name>
    <message>
        <source>Quantities</source>
        <translation>Grandeurs</translation>
    </message>
    <message>
        <source>Which quantities are drawn</source>
        <translation>Quelles grandeurs sont tracées</translation>
    </message>
    <message>
        <source>Modelled</source>
        <translation>Modélisé</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Résidu</translation>
    </message>
    <message>
        <source>Show the whole time range (double click)</source>
        <translation>Montrer toute la durée (double-clic)</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>Installation</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Grid capacity %1</source>
        <translation>Capacité du réseau %1</translation>
    </message>
    <message>
        <source>The first %1 of %2 selected are drawn.</source>
        <translation>Les %1 premiers des %2 sélectionnés sont tracés.</translation>
    </message>
    <message>
        <source>No curves yet</source>
        <translation>Pas encore de courbe</translation>
    </message>
    <message>
        <source>Simulate a day, or open or import a recording.</source>
        <translation>Simulez une journée, ou ouvrez ou importez un enregistrement.</translation>
    </message>
    <message>
        <source>No curves of a whole %1</source>
        <translation>Pas de courbe d’ensemble&#x202f;: %1</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Rien de choisi</translation>
    </message>
    <message>
        <source>Choose a quantity, and measured or modelled.</source>
        <translation>Choisissez une grandeur, et mesuré ou modélisé.</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>The recordings opened hold none of these quantities for %1.</source>
        <translation>Les enregistrements ouverts n’ont aucune de ces grandeurs pour %1.</translation>
    </message>
    <message>
        <source>Show the whole time range</source>
        <translation>Montrer toute la durée</translation>
    </message>
    <message>
        <source>Curves not recorded: %1</source>
        <translation>Courbes non enregistrées&#x202f;: %1</translation>
    </message>
    <message>
        <source>Racks not recorded and left out: %1</source>
        <translation>Baies non enregistrées et omises&#x202f;: %1</translation>
    </message>
    <message>
        <source>Simulating the day…</source>
        <translation>Simulation de la journée…</translation>
    </message>
    <message>
        <source>The curves appear when it is done.</source>
        <translation>Les courbes apparaissent quand elle est finie.</translation>
    </message>
    <message>
        <source>Adding up the racks…</source>
        <translation>Addition des baies…</translation>
    </message>
    <message>
        <source>Select halls, rows, racks, servers or plant units, or nothing for the facility.</source>
        <translation>Sélectionnez des salles, rangées, baies, serveurs ou unités, ou rien pour le site.</translation>
    </message>
    <message>
        <source>Of assets that are added</source>
        <translation>Des équipements ajoutés</translation>
    </message>
    <message>
        <source>Kept: %1</source>
        <translation>Gardées&#x202f;: %1</translation>
    </message>
    <message>
        <source>These stay whatever is selected. Unpin (P) to follow the selection again.</source>
        <translation>Celles-ci restent, quelle que soit la sélection. Désépinglez (P) pour suivre à nouveau la sélection.</translation>
    </message>
    <message>
        <source>Follows the selection. Drop assets or figures here, or pin (P), to keep a list of your own.</source>
        <translation>Suit la sélection. Déposez ici des équipements ou des chiffres clés, ou épinglez (P), pour garder votre propre liste.</translation>
    </message>
    <message>
        <source>No more than %1 quantities fit in one chart.</source>
        <translation>Un graphique ne contient pas plus de %1 grandeurs.</translation>
    </message>
    <message>
        <source>Nothing was recorded in this stretch of time.
Press 0 or double-click to see the whole range.</source>
        <translation>Rien n’a été enregistré pendant cette durée.
Appuyez sur 0 ou double-cliquez pour voir toute la durée.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Nothing kept</source>
        <translation>Rien de gardé</translation>
    </message>
    <message>
        <source>Drop assets or figures here, choose a quantity, or unpin to follow the selection.</source>
        <translation>Déposez ici des équipements ou des chiffres clés, choisissez une grandeur, ou désépinglez pour suivre la sélection.</translation>
    </message>
    <message>
        <source>The curves cannot be read</source>
        <translation>Les courbes sont illisibles</translation>
    </message>
    <message>
        <source>Solid lines (1)</source>
        <translation>Traits pleins (1)</translation>
    </message>
    <message>
        <source>Dashed lines (2)</source>
        <translation>Tirets (2)</translation>
    </message>
    <message>
        <source>Measured minus modelled, dash and dot, in a lane of its own (3)</source>
        <translation>Mesuré moins modélisé, trait mixte, dans une bande à part (3)</translation>
    </message>
    <message>
        <source>Drop to add to the chart</source>
        <translation>Déposer pour les ajouter ici</translation>
    </message>
    <message>
        <source>Keep these</source>
        <translation>Les garder</translation>
    </message>
    <message>
        <source>Keep what is drawn, whatever is selected</source>
        <translation>Garder ce qui est tracé, quelle que soit la sélection</translation>
    </message>
    <message>
        <source>Add the selection</source>
        <translation>Ajouter la sélection</translation>
    </message>
    <message>
        <source>Add what is selected to what is kept</source>
        <translation>Ajouter ce qui est sélectionné à ce qui est gardé</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Statistics of the visible range</source>
        <translation>Statistiques de la plage visible</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Back to the range looked at before</source>
        <translation>Retour à la plage vue auparavant</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Avancer à nouveau</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom in (also the wheel, or Shift and drag)</source>
        <translation>Agrandir (aussi la molette, ou Maj et glisser)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save as picture, document or table</source>
        <translation>Enregistrer en image, document ou tableau</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>Move to what was before</source>
        <translation>Aller à ce qui précède</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Move to what comes after</source>
        <translation>Aller à ce qui suit</translation>
    </message>
    <message>
        <source>Copy statistics</source>
        <translation>Copier statistiques</translation>
    </message>
    <message>
        <source>Copy the statistics as a table</source>
        <translation>Copier les statistiques en tableau</translation>
    </message>
</context>
<context>
    <name>views::ChartPlot</name>
    <message>
        <source>residual, %1</source>
        <translation>résidu, %1</translation>
    </message>
</context>
<context>
    <name>views::ChartsDeck</name>
    <message>
        <source>Curves over time</source>
        <translation>Courbes dans le temps</translation>
    </message>
    <message>
        <source>Distribution now</source>
        <translation>Distribution actuelle</translation>
    </message>
    <message>
        <source>Heat map over time</source>
        <translation>Carte thermique dans le temps</translation>
    </message>
    <message>
        <source>Alt+1, 2, 3</source>
        <translation>Alt+1, 2, 3</translation>
    </message>
    <message>
        <source>Curves, distribution, heat map</source>
        <translation>Courbes, distribution, carte thermique</translation>
    </message>
    <message>
        <source>+, −, 0</source>
        <translation>+, −, 0</translation>
    </message>
    <message>
        <source>Zoom in, zoom out, whole range</source>
        <translation>Agrandir, réduire, toute la durée</translation>
    </message>
    <message>
        <source>[, ]</source>
        <translation>[, ]</translation>
    </message>
    <message>
        <source>Earlier, later</source>
        <translation>Plus tôt, plus tard</translation>
    </message>
    <message>
        <source>Alt+Left, Alt+Right</source>
        <translation>Alt+Gauche, Alt+Droite</translation>
    </message>
    <message>
        <source>Back and forward through the ranges looked at</source>
        <translation>Reculer et avancer dans les plages déjà vues</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Maj+glisser</translation>
    </message>
    <message>
        <source>Zoom to a stretch of time</source>
        <translation>Agrandir un intervalle de temps</translation>
    </message>
    <message>
        <source>1, 2, 3</source>
        <translation>1, 2, 3</translation>
    </message>
    <message>
        <source>Measured, modelled, residual</source>
        <translation>Mesuré, modélisé, résidu</translation>
    </message>
    <message>
        <source>P, A</source>
        <translation>P, A</translation>
    </message>
    <message>
        <source>Keep what is drawn; add the selection to it</source>
        <translation>Garder ce qui est tracé&#x202f;; y ajouter la sélection</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Statistics of the visible range</source>
        <translation>Statistiques de la plage visible</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Save as picture, document or table</source>
        <translation>Enregistrer en image, document ou tableau</translation>
    </message>
    <message>
        <source>Delete, Alt+Up, Alt+Down</source>
        <translation>Suppr, Alt+Haut, Alt+Bas</translation>
    </message>
    <message>
        <source>In the legend: take out, move</source>
        <translation>Dans la légende&#x202f;: retirer, déplacer</translation>
    </message>
    <message>
        <source>Left, Right, Shift, Return</source>
        <translation>Gauche, Droite, Maj, Entrée</translation>
    </message>
    <message>
        <source>In the distribution: choose bars, widen, select</source>
        <translation>Dans la distribution&#x202f;: choisir, étendre, sélectionner des barres</translation>
    </message>
    <message>
        <source>W, G</source>
        <translation>W, G</translation>
    </message>
    <message>
        <source>In the distribution: select the worst, logarithmic counts</source>
        <translation>Dans la distribution&#x202f;: sélectionner les pires, effectifs logarithmiques</translation>
    </message>
    <message>
        <source>Up, Down, Return, Ctrl+Return</source>
        <translation>Haut, Bas, Entrée, Ctrl+Entrée</translation>
    </message>
    <message>
        <source>In the heat map: choose a line, select it, open a row</source>
        <translation>Dans la carte thermique&#x202f;: choisir une ligne, la sélectionner, ouvrir une rangée</translation>
    </message>
</context>
<context>
    <name>views::ConnectionDialog</name>
    <message>
        <source>Test connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Connexion&#x202f;: %1</translation>
    </message>
    <message>
        <source>Short and unique in the project; keychain entries are named after it</source>
        <translation>Court et unique dans le projet&#x202f;; les entrées du trousseau en portent le nom</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nom court</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Settings as text</source>
        <translation>Réglages en texte</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>En texte</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.key);;All files (*)</source>
        <translation>Certificats et clés (*.pem *.crt *.key);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>par défaut</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Arrêter le test</translation>
    </message>
    <message>
        <source>Trying it out…</source>
        <translation>Essai en cours…</translation>
    </message>
    <message>
        <source>Trying it out: %1</source>
        <translation>Essai en cours&#x202f;: %1</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>Le test a été arrêté.</translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation>Interrogation du trousseau…</translation>
    </message>
</context>
<context>
    <name>views::ConnectionTest</name>
    <message>
        <source>It is connected, but no sample came within %1 s. Check which names it asks for.</source>
        <translation>La connexion est établie, mais aucun échantillon n’est arrivé en %1 s. Vérifiez quels noms elle demande.</translation>
    </message>
    <message>
        <source>It works: %1 channels, %2 of them of assets of this site.</source>
        <translation>Cela marche&#x202f;: %1 voies, dont %2 d’équipements de ce site.</translation>
    </message>
    <message>
        <source>Not in this site: %1…</source>
        <translation>Pas sur ce site&#x202f;: %1…</translation>
    </message>
    <message>
        <source>%1 rejected, the last one: %2</source>
        <translation>%1 rejetés, le dernier&#x202f;: %2</translation>
    </message>
</context>
<context>
    <name>views::ConnectionsModel</name>
    <message>
        <source>simulated</source>
        <translation>simulé</translation>
    </message>
    <message>
        <source>%1 rejected, the last one: %2</source>
        <translation>%1 rejetés, le dernier&#x202f;: %2</translation>
    </message>
    <message>
        <source>%1 values were dropped because recording could not follow; they are marked as gaps.</source>
        <translation>%1 valeurs ont été perdues car l’enregistrement n’a pas pu suivre&#x202f;; elles sont marquées comme lacunes.</translation>
    </message>
    <message>
        <source>Ticked: it is connected with the others</source>
        <translation>Cochée&#x202f;: elle se connecte avec les autres</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Values a second, over the last seconds</source>
        <translation>Valeurs par seconde, sur les dernières secondes</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Age of the newest sample</source>
        <translation>Âge du dernier échantillon</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Dernier</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Voies</translation>
    </message>
    <message>
        <source>Values lost because recording could not follow</source>
        <translation>Valeurs perdues car l’enregistrement n’a pas pu suivre</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Perdues</translation>
    </message>
    <message>
        <source>Payloads and values that made no sense</source>
        <translation>Messages et valeurs dénués de sens</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetés</translation>
    </message>
    <message>
        <source>The sensors&apos; clock against this machine&apos;s, from 2 s on</source>
        <translation>L’horloge des capteurs face à celle de cette machine, à partir de 2 s</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
</context>
<context>
    <name>views::ConnectionsPanel</name>
    <message>
        <source>recording %1, %2 values</source>
        <translation>enregistrement de %1, %2 valeurs</translation>
    </message>
    <message>
        <source>finishing %1</source>
        <translation>finalisation de %1</translation>
    </message>
    <message>
        <source>recorded %1, %2 values</source>
        <translation>%1 enregistré, %2 valeurs</translation>
    </message>
    <message>
        <source>not recorded: %1</source>
        <translation>non enregistré&#x202f;: %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Save the recording as…</source>
        <translation>Sauver l’enregistrement sous…</translation>
    </message>
    <message>
        <source>How long to keep…</source>
        <translation>Durée de conservation…</translation>
    </message>
    <message>
        <source>Connect when the project is opened</source>
        <translation>Connecter à l’ouverture du projet</translation>
    </message>
    <message>
        <source>No live connection yet</source>
        <translation>Aucune connexion en direct</translation>
    </message>
    <message>
        <source>Add Prometheus, MQTT, Redfish or Modbus, or a simulated plant to try it out; then press Connect.</source>
        <translation>Ajoutez Prometheus, MQTT, Redfish ou Modbus, ou une installation simulée pour essayer&#x202f;; puis cliquez sur Connecter.</translation>
    </message>
    <message>
        <source>Disconnecting</source>
        <translation>Déconnexion</translation>
    </message>
    <message>
        <source>%1 of %2 live</source>
        <translation>%1 sur %2 en direct</translation>
    </message>
    <message>
        <source>No connection is ticked</source>
        <translation>Aucune connexion n’est cochée</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>%1 of %2 channels belong to this site</source>
        <translation>%1 voies sur %2 appartiennent à ce site</translation>
    </message>
    <message>
        <source>The values of %1 are simulated, not measured.</source>
        <translation>Les valeurs de %1 sont simulées, pas mesurées.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
    <message>
        <source>Remove the connection</source>
        <translation>Retirer la connexion</translation>
    </message>
    <message>
        <source>Remove “%1” from the project? What was recorded stays.</source>
        <translation>Retirer «&#x202f;%1&#x202f;» du projet&#x202f;? Ce qui a été enregistré reste.</translation>
    </message>
</context>
<context>
    <name>views::CoolingDiagram</name>
    <message>
        <source>Cooling loop</source>
        <translation>Refroidissement</translation>
    </message>
    <message>
        <source>Modelled</source>
        <translation>Modélisé</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Eau</translation>
    </message>
    <message>
        <source>Units: loading 0</source>
        <translation>Unités&#x202f;: charge 0</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prête</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>hors service</translation>
    </message>
    <message>
        <source>coolant path of the selection</source>
        <translation>trajet du liquide de la sélection</translation>
    </message>
</context>
<context>
    <name>views::CoolingPanel</name>
    <message>
        <source>cooling-loop</source>
        <translation>boucle-de-refroidissement</translation>
    </message>
    <message>
        <source>Cooling loop</source>
        <translation>Refroidissement</translation>
    </message>
    <message>
        <source>Nearer (+ or wheel)</source>
        <translation>Plus près (+ ou molette)</translation>
    </message>
    <message>
        <source>Farther (− or wheel)</source>
        <translation>Plus loin (− ou molette)</translation>
    </message>
    <message>
        <source>All of it (0)</source>
        <translation>Tout voir (0)</translation>
    </message>
    <message>
        <source>Export the diagram as PNG, PDF or SVG</source>
        <translation>Exporter le diagramme en PNG, PDF ou SVG</translation>
    </message>
    <message>
        <source>%1 %2, modelled</source>
        <translation>%1 %2, modélisé</translation>
    </message>
    <message>
        <source>the frame of the time chosen is being read</source>
        <translation>la trame de l’instant choisi est en cours de lecture</translation>
    </message>
</context>
<context>
    <name>views::CsvImportDialog</name>
    <message>
        <source>Times are relative; time 0 is</source>
        <translation>Les temps sont relatifs&#x202f;; le temps 0 est</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>Détecter</translation>
    </message>
    <message>
        <source>The scale must be a number other than zero.</source>
        <translation>L’échelle doit être un nombre non nul.</translation>
    </message>
    <message>
        <source>The resolution must be a number, zero or above, or empty.</source>
        <translation>La résolution doit être un nombre positif ou nul, ou vide.</translation>
    </message>
    <message>
        <source>Time, asset and value need different columns.</source>
        <translation>Temps, équipement et valeur demandent des colonnes différentes.</translation>
    </message>
    <message>
        <source>The site has no rack called %1. Name the first rack of the array.</source>
        <translation>Le site n’a pas de baie appelée %1. Nommez la première baie du groupe.</translation>
    </message>
    <message>
        <source>The pattern needs {} where the number goes, as in rack:H1-R01-{}.</source>
        <translation>Le modèle demande {} à la place du numéro, comme dans rack:H1-R01-{}.</translation>
    </message>
    <message>
        <source>First rows shown: %1. The file becomes a recording; the CSV stays as it is.</source>
        <translation>Premières lignes affichées&#x202f;: %1. Le fichier devient un enregistrement&#x202f;; le CSV reste tel quel.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Import CSV</source>
        <translation>Importer un CSV</translation>
    </message>
    <message>
        <source>Long: one row a sample</source>
        <translation>Long&#x202f;: une ligne par échantillon</translation>
    </message>
    <message>
        <source>Wide: one column a channel</source>
        <translation>Large&#x202f;: une colonne par voie</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>Time column</source>
        <translation>Colonne du temps</translation>
    </message>
    <message>
        <source>Date and time (ISO 8601)</source>
        <translation>Date et heure (ISO 8601)</translation>
    </message>
    <message>
        <source>Asset column</source>
        <translation>Colonne de l’équipement</translation>
    </message>
    <message>
        <source>Asset names</source>
        <translation>Noms des équipements</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>comme dans le fichier</translation>
    </message>
    <message>
        <source>Asset names: array:H1-R01-01 spreads 1 to 64 over the servers of 8 racks; rack:H1-R01-{} puts the number in place of {}.</source>
        <translation>Noms des équipements&#x202f;: array:H1-R01-01 répartit 1 à 64 sur les serveurs de 8 baies&#x202f;; rack:H1-R01-{} met le numéro à la place de {}.</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Grandeur</translation>
    </message>
    <message>
        <source>of the quantity</source>
        <translation>de la grandeur</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Échelle</translation>
    </message>
    <message>
        <source>Value in the file times scale gives the value in the unit.</source>
        <translation>La valeur du fichier multipliée par l’échelle donne la valeur dans l’unité.</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>from the decimals in the file</source>
        <translation>d’après les décimales du fichier</translation>
    </message>
    <message>
        <source>Take the events file beside it</source>
        <translation>Prendre aussi le fichier d’événements voisin</translation>
    </message>
    <message>
        <source>Map by the rules below</source>
        <translation>Suivre les règles ci-dessous</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Keep as…</source>
        <translation>Garder sous…</translation>
    </message>
    <message>
        <source>Write to a file…</source>
        <translation>Écrire en fichier…</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondance</translation>
    </message>
    <message>
        <source>Takes a mapping from a file.</source>
        <translation>Prend une correspondance dans un fichier.</translation>
    </message>
    <message>
        <source>Keeps this mapping under a name in the project.</source>
        <translation>Garde cette correspondance sous un nom dans le projet.</translation>
    </message>
    <message>
        <source>Writes this mapping to a file, for other projects and the command line.</source>
        <translation>Écrit cette correspondance dans un fichier, pour d’autres projets et la ligne de commande.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>Virgule ,</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>Point-virgule&#x202f;;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulation</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>Barre |</translation>
    </message>
    <message>
        <source>Columns end with</source>
        <translation>Séparateur</translation>
    </message>
    <message>
        <source>Point: 1.5</source>
        <translation>Point&#x202f;: 1.5</translation>
    </message>
    <message>
        <source>Comma: 1,5</source>
        <translation>Virgule&#x202f;: 1,5</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Signe décimal</translation>
    </message>
    <message>
        <source>Time unit or form</source>
        <translation>Unité ou forme du temps</translation>
    </message>
    <message>
        <source>Of dates that do not say theirs: UTC, an offset, or a name such as America/Chicago.</source>
        <translation>Des dates qui n’indiquent pas le leur&#x202f;: UTC, un décalage ou un nom comme America/Chicago.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Quantity column</source>
        <translation>Colonne de grandeur</translation>
    </message>
    <message>
        <source>Where each row names what it measures.</source>
        <translation>Où chaque ligne nomme ce qu’elle mesure.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>More columns that tell channels apart, such as the number of the GPU; separated by ;</source>
        <translation>Autres colonnes qui distinguent les voies, comme le numéro du GPU&#x202f;; séparées par&#x202f;;</translation>
    </message>
    <message>
        <source>Label columns</source>
        <translation>Colonnes d’étiquettes</translation>
    </message>
    <message>
        <source>Value columns</source>
        <translation>Colonnes de valeur</translation>
    </message>
    <message>
        <source>From the names</source>
        <translation>D’après les noms</translation>
    </message>
    <message>
        <source>There is no rule yet; add one or take those from the file.</source>
        <translation>Il n’y a pas encore de règle&#x202f;; ajoutez-en une ou prenez celles du fichier.</translation>
    </message>
    <message>
        <source>Nothing of the file would be recorded; check the rules or the names of assets.</source>
        <translation>Rien du fichier ne serait enregistré&#x202f;; vérifiez les règles ou les noms des équipements.</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulation</translation>
    </message>
    <message>
        <source>Read as: %1; columns end with “%2”, decimals with “%3”; time “%4” in %5.</source>
        <translation>Lu comme&#x202f;: %1&#x202f;; colonnes séparées par «&#x202f;%2&#x202f;», décimales par «&#x202f;%3&#x202f;»&#x202f;; temps «&#x202f;%4&#x202f;» en %5.</translation>
    </message>
    <message>
        <source>long table</source>
        <translation>tableau long</translation>
    </message>
    <message>
        <source>wide table</source>
        <translation>tableau large</translation>
    </message>
    <message>
        <source>As found in the file</source>
        <translation>Trouvée dans le fichier</translation>
    </message>
    <message>
        <source>Keep the mapping</source>
        <translation>Garder la correspondance</translation>
    </message>
    <message>
        <source>Name in the project:</source>
        <translation>Nom dans le projet&#x202f;:</translation>
    </message>
    <message>
        <source>Open a mapping</source>
        <translation>Ouvrir une correspondance</translation>
    </message>
    <message>
        <source>Mappings (*.json);;All files (*)</source>
        <translation>Correspondances (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Write the mapping to</source>
        <translation>Écrire la correspondance</translation>
    </message>
    <message>
        <source>Mappings (*.json)</source>
        <translation>Correspondances (*.json)</translation>
    </message>
</context>
<context>
    <name>views::CsvResultTable</name>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Asset in the file</source>
        <translation>Équipement du fichier</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Équipement</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Grandeur</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>In the site</source>
        <translation>Sur le site</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>sans valeur</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no such asset</source>
        <translation>pas sur le site</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omise</translation>
    </message>
    <message>
        <source>%L1 channels bind to the site</source>
        <translation>%L1 voies se rattachent au site</translation>
    </message>
    <message>
        <source>Of the channels in the first rows, %L1 bind to the site</source>
        <translation>Des voies des premières lignes, %L1 se rattachent au site</translation>
    </message>
    <message>
        <source>, %L1 do not (their asset is not in it)</source>
        <translation>, %L1 non (leur équipement n’y est pas)</translation>
    </message>
    <message>
        <source>, %L1 are left out</source>
        <translation>, %L1 sont omises</translation>
    </message>
</context>
<context>
    <name>views::CsvRuleTable</name>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>From the file</source>
        <translation>Selon le fichier</translation>
    </message>
    <message>
        <source>Writes rules that do what the names in the file say.</source>
        <translation>Écrit des règles qui font ce que disent les noms du fichier.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Équipement</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Grandeur</translation>
    </message>
    <message>
        <source>Unit in the file</source>
        <translation>Unité du fichier</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Échelle</translation>
    </message>
    <message>
        <source>No value from</source>
        <translation>Sans valeur dès</translation>
    </message>
    <message>
        <source>The column&apos;s name, or what the column of quantities holds; * stands for any text. The first rule that fits decides.</source>
        <translation>Le nom de la colonne, ou ce que contient la colonne des grandeurs&#x202f;; * remplace n’importe quel texte. La première règle qui convient décide.</translation>
    </message>
    <message>
        <source>Name in the site. {asset} or {column name} puts a text in, {1} what the first * stands for, {asset:02} with two digits, {gpu+1} one more, {host:/(\d+)$/} the group of a regular expression; array:H1-R01-01/{asset} spreads 1 to 64 over an array.</source>
        <translation>Nom sur le site. {asset} ou {nom de colonne} insère un texte, {1} ce que remplace le premier *, {asset:02} avec deux chiffres, {gpu+1} un de plus, {host:/(\d+)$/} le groupe d’une expression régulière&#x202f;; array:H1-R01-01/{asset} répartit 1 à 64 sur un groupe.</translation>
    </message>
    <message>
        <source>Numbers from this one on mean that there is no value; empty: none do.</source>
        <translation>À partir de ce nombre, il n’y a pas de valeur&#x202f;; vide&#x202f;: tous les nombres comptent.</translation>
    </message>
    <message>
        <source>“%1” in row %2 of the rules is no number.</source>
        <translation>«&#x202f;%1&#x202f;» à la ligne %2 des règles n’est pas un nombre.</translation>
    </message>
    <message>
        <source>Metric or topic</source>
        <translation>Métrique ou sujet</translation>
    </message>
    <message>
        <source>Unit of the source</source>
        <translation>Unité de la source</translation>
    </message>
    <message>
        <source>Name of the metric or topic; * stands for any text, + for one level of a topic. The first rule that fits decides.</source>
        <translation>Nom de la métrique ou du sujet&#x202f;; * vaut pour tout texte, + pour un niveau de sujet. La première règle qui convient décide.</translation>
    </message>
    <message>
        <source>Name in the site. {label} puts a label in, {1} what the first * or + stands for, {rack:02} with two digits, {gpu+1} one more, {host:/(\d+)$/} the group of a regular expression; array:H1-R01-01/{host} spreads 1 to 64 over an array.</source>
        <translation>Nom sur le site. {label} y met une étiquette, {1} ce que représente le premier * ou +, {rack:02} avec deux chiffres, {gpu+1} un de plus, {host:/(\d+)$/} le groupe d’une expression régulière&#x202f;; array:H1-R01-01/{host} répartit 1 à 64 sur un groupe.</translation>
    </message>
</context>
<context>
    <name>views::DistributionPanel</name>
    <message>
        <source>Values of</source>
        <translation>Valeurs des</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Counts on a logarithmic scale: rare values become visible (G)</source>
        <translation>Effectifs en échelle logarithmique&#x202f;: les valeurs rares deviennent visibles (G)</translation>
    </message>
    <message>
        <source>Select the worst (W)</source>
        <translation>Sélectionner les pires (W)</translation>
    </message>
    <message>
        <source>Save as picture, document or table (Ctrl+E)</source>
        <translation>Enregistrer en image, document ou tableau (Ctrl+E)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Plant units</source>
        <translation>Unités techniques</translation>
    </message>
    <message>
        <source>mean %1 · std. dev. %2 · %3 to %4</source>
        <translation>moyenne %1 · écart-type %2 · %3 à %4</translation>
    </message>
    <message>
        <source> · %1 without a value</source>
        <translation> · %1 sans valeur</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Plus basse</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Plus haute</translation>
    </message>
    <message>
        <source>No racks</source>
        <translation>Aucune baie</translation>
    </message>
    <message>
        <source>Add racks, or load a site, to see how their values are spread.</source>
        <translation>Ajoutez des baies, ou chargez un site, pour voir comment leurs valeurs se répartissent.</translation>
    </message>
    <message>
        <source>Nothing measured</source>
        <translation>Rien de mesuré</translation>
    </message>
    <message>
        <source>Open a recording or connect a live source, or colour the scene by what is modelled.</source>
        <translation>Ouvrez un enregistrement ou connectez une source en direct, ou colorez la scène selon le modélisé.</translation>
    </message>
    <message>
        <source>No values of %1, %2</source>
        <translation>Aucune valeur&#x202f;: %1, %2</translation>
    </message>
    <message>
        <source>Nothing is known of it at the time shown. Move the time, or colour the scene by another quantity.</source>
        <translation>On n’en sait rien à l’instant affiché. Changez d’instant, ou colorez la scène selon une autre grandeur.</translation>
    </message>
    <message>
        <source>%1 GPUs; selected are the racks that hold them: %2</source>
        <translation>%1 GPU&#x202f;; sélection des baies qui les contiennent&#x202f;: %2</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>Sélection&#x202f;: %1</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribution</translation>
    </message>
</context>
<context>
    <name>views::DistributionPlot</name>
    <message>
        <source>Distribution</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>5 %</source>
        <translation>5&#x202f;%</translation>
    </message>
    <message>
        <source>median</source>
        <translation>médiane</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95&#x202f;%</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99&#x202f;%</translation>
    </message>
    <message>
        <source>%1 to %2: %3, %4 %</source>
        <translation>%1 à %2&#x202f;: %3, %4&#x202f;%</translation>
    </message>
</context>
<context>
    <name>views::FlowPanel</name>
    <message>
        <source>flows-%1</source>
        <translation>flux-%1</translation>
    </message>
    <message>
        <source>Power from the utility to the chips</source>
        <translation>Puissance, du réseau aux puces</translation>
    </message>
    <message>
        <source>Heat from the chips to the outdoor air</source>
        <translation>Chaleur, des puces à l’air extérieur</translation>
    </message>
    <message>
        <source>Water of the towers</source>
        <translation>Eau des tours</translation>
    </message>
    <message>
        <source>Export the diagram as PNG, PDF or SVG</source>
        <translation>Exporter le diagramme en PNG, PDF ou SVG</translation>
    </message>
    <message>
        <source>%1 %2, modelled</source>
        <translation>%1 %2, modélisé</translation>
    </message>
    <message>
        <source>No diagram of %1 at this instant</source>
        <translation>Pas de diagramme à cet instant&#x202f;: %1</translation>
    </message>
    <message>
        <source>Nothing calculated yet</source>
        <translation>Rien n’est encore calculé</translation>
    </message>
    <message>
        <source>%1 · the frame of the time chosen is being read</source>
        <translation>%1 · la trame de l’instant choisi est en cours de lecture</translation>
    </message>
    <message>
        <source>All: %1 · residual %2</source>
        <translation>Total&#x202f;: %1 · résidu %2</translation>
    </message>
    <message>
        <source> (rounding of the recording, or a state that does not settle)</source>
        <translation> (arrondi de l’enregistrement, ou état qui ne se stabilise pas)</translation>
    </message>
    <message>
        <source>point at a band, or use the arrow keys; Enter selects its assets</source>
        <translation>pointez une bande, ou utilisez les flèches&#x202f;; Entrée sélectionne ses équipements</translation>
    </message>
</context>
<context>
    <name>views::HeadlineStrip</name>
    <message>
        <source>Headline figures</source>
        <translation>Chiffres clés</translation>
    </message>
    <message>
        <source>day %1–%2</source>
        <translation>jour %1–%2</translation>
    </message>
    <message>
        <source>No curve: nothing is recorded yet. Simulate a day or open a recording.</source>
        <translation>Pas de courbe&#x202f;: rien n’est encore enregistré. Simulez une journée ou ouvrez un enregistrement.</translation>
    </message>
    <message>
        <source>band %1</source>
        <translation>bande %1</translation>
    </message>
    <message>
        <source>Click or Enter: all limits.</source>
        <translation>Clic ou Entrée&#x202f;: toutes les limites.</translation>
    </message>
    <message>
        <source>Click or Enter: how it is made up.</source>
        <translation>Clic ou Entrée&#x202f;: sa composition.</translation>
    </message>
</context>
<context>
    <name>views::HeatMapPanel</name>
    <message>
        <source>Of which racks</source>
        <translation>De quelles baies</translation>
    </message>
    <message>
        <source>Of which racks; double-click a row of the map to see its racks</source>
        <translation>De quelles baies&#x202f;; double-cliquez une rangée de la carte pour voir ses baies</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Back to the range looked at before</source>
        <translation>Revenir à la plage vue avant</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Avancer</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Avancer à nouveau</translation>
    </message>
    <message>
        <source>Show the whole time range</source>
        <translation>Montrer toute la durée</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save as picture, document or table</source>
        <translation>Enregistrer en image, document ou tableau</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>Move to what was before</source>
        <translation>Aller à ce qui précède</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Move to what comes after</source>
        <translation>Aller à ce qui suit</translation>
    </message>
    <message>
        <source>Hall %1, %2</source>
        <comment>a row of a hall</comment>
        <translation>Salle %1, %2</translation>
    </message>
    <message>
        <source>%1 to +%2</source>
        <comment>rows that share a line</comment>
        <translation>%1 à +%2</translation>
    </message>
    <message>
        <source>Whole site</source>
        <translation>Tout le site</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 lignes</translation>
    </message>
    <message>
        <source>a column is %1</source>
        <translation>une colonne vaut %1</translation>
    </message>
    <message>
        <source>%1 without data</source>
        <translation>%1 sans donnée</translation>
    </message>
    <message>
        <source>Reading: %1 of %2 lines</source>
        <translation>Lecture&#x202f;: %1 lignes sur %2</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Simulating the day…</source>
        <translation>Simulation de la journée…</translation>
    </message>
    <message>
        <source>The map appears when it is done.</source>
        <translation>La carte apparaît quand elle est finie.</translation>
    </message>
    <message>
        <source>No recording yet</source>
        <translation>Pas encore d’enregistrement</translation>
    </message>
    <message>
        <source>Simulate a day, or open or import a recording.</source>
        <translation>Simulez une journée, ou ouvrez ou importez un enregistrement.</translation>
    </message>
    <message>
        <source>No racks</source>
        <translation>Aucune baie</translation>
    </message>
    <message>
        <source>Add racks, or load a site, to see them over time.</source>
        <translation>Ajoutez des baies, ou chargez un site, pour les voir dans le temps.</translation>
    </message>
    <message>
        <source>The map cannot be read</source>
        <translation>La carte ne peut pas être lue</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>%1 is not both measured and modelled for any of these racks.</source>
        <translation>Aucune de ces baies n’a à la fois le mesuré et le modélisé de cette grandeur&#x202f;: %1.</translation>
    </message>
    <message>
        <source>No recording holds %1 of these racks. Colour the scene by another quantity.</source>
        <translation>Aucun enregistrement n’a cette grandeur pour ces baies&#x202f;: %1. Colorez la scène selon une autre grandeur.</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Carte thermique</translation>
    </message>
</context>
<context>
    <name>views::HeatMapPlot</name>
    <message>
        <source>Heat map over time</source>
        <translation>Carte thermique dans le temps</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sans donnée</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>chargement…</translation>
    </message>
</context>
<context>
    <name>views::HistoryPanel</name>
    <message>
        <source>No edits yet</source>
        <translation>Pas encore de modification</translation>
    </message>
    <message>
        <source>Added, moved and removed racks and changed numbers are listed here; a click goes back to any of them.</source>
        <translation>Les baies ajoutées, déplacées et retirées et les nombres modifiés sont listés ici&#x202f;; un clic y revient.</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Comme ouvert</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Modifications</translation>
    </message>
</context>
<context>
    <name>views::KeyboardSheet</name>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Clavier et souris</translation>
    </message>
    <message>
        <source>Search a key or what it does</source>
        <translation>Chercher une touche ou son effet</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Touche</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Effet</translation>
    </message>
</context>
<context>
    <name>views::LayerActions</name>
    <message>
        <source>Power path to utility</source>
        <translation>Chemin électrique au réseau</translation>
    </message>
    <message>
        <source>Coolant path to tower</source>
        <translation>Chemin du liquide à la tour</translation>
    </message>
    <message>
        <source>Highlights the way in the scene and in the diagrams</source>
        <translation>Met en évidence le chemin dans la scène et dans les diagrammes</translation>
    </message>
</context>
<context>
    <name>views::LayerStack</name>
    <message>
        <source>There are no racks; add some with Edit &gt; Add racks.</source>
        <translation>Il n’y a pas de baie&#x202f;; ajoutez-en par Édition &gt; Ajouter des baies.</translation>
    </message>
    <message>
        <source>This site has no chillers, towers or pumps that pipes could come from.</source>
        <translation>Ce site n’a ni groupes froids, ni tours, ni pompes d’où partiraient des conduites.</translation>
    </message>
    <message>
        <source>The one-line is still being solved.</source>
        <translation>L’unifilaire est encore en cours de résolution.</translation>
    </message>
    <message>
        <source>No air temperature is known yet, neither measured nor modelled.</source>
        <translation>Aucune température d’air n’est encore connue, ni mesurée ni modélisée.</translation>
    </message>
    <message>
        <source>Nothing is measured: open a recording or connect a live source to see residuals.</source>
        <translation>Rien n’est mesuré&#x202f;: ouvrez un enregistrement ou connectez une source en direct pour voir les résidus.</translation>
    </message>
    <message>
        <source>%1, schematic</source>
        <translation>%1, schématique</translation>
    </message>
    <message>
        <source>Facility water</source>
        <translation>Eau de l’installation</translation>
    </message>
    <message>
        <source>Places of pipes are not published</source>
        <translation>L’emplacement des conduites n’est pas publié</translation>
    </message>
    <message>
        <source>Supply %1</source>
        <translation>Départ %1</translation>
    </message>
    <message>
        <source>Return %1</source>
        <translation>Retour %1</translation>
    </message>
    <message>
        <source>Not modelled yet</source>
        <translation>Pas encore modélisé</translation>
    </message>
    <message>
        <source>Power path</source>
        <translation>Chemin électrique</translation>
    </message>
    <message>
        <source>Places of cables are not published</source>
        <translation>L’emplacement des câbles n’est pas publié</translation>
    </message>
    <message>
        <source>Up to 80 % · %1</source>
        <translation>Jusqu’à 80&#x202f;% · %1</translation>
    </message>
    <message>
        <source>80 to 100 % · %1</source>
        <translation>80 à 100&#x202f;% · %1</translation>
    </message>
    <message>
        <source>Above its rating · %1</source>
        <translation>Au-delà du nominal · %1</translation>
    </message>
    <message>
        <source>Stopped · %1</source>
        <translation>Arrêtés · %1</translation>
    </message>
    <message>
        <source>Open or dark · %1</source>
        <translation>Ouverts ou hors tension · %1</translation>
    </message>
    <message>
        <source>Loading not known</source>
        <translation>Charge inconnue</translation>
    </message>
    <message>
        <source>Not solved yet</source>
        <translation>Pas encore résolu</translation>
    </message>
    <message>
        <source>Air at the racks</source>
        <translation>Air aux baies</translation>
    </message>
    <message>
        <source>Now %1: one mixed air for all halls</source>
        <translation>Actuellement %1&#x202f;: un même air mélangé dans les salles</translation>
    </message>
    <message>
        <source>Now %1 to %2; mean of 8 racks each</source>
        <translation>Actuellement %1 à %2&#x202f;; moyennes de 8 baies</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Pas encore connu</translation>
    </message>
    <message>
        <source>Measured coverage</source>
        <translation>Couverture mesurée</translation>
    </message>
    <message>
        <source>%1 · racks %2, plant %3</source>
        <translation>%1 · baies %2, unités %3</translation>
    </message>
    <message>
        <source>Open a recording or connect a live source to see what is measured.</source>
        <translation>Ouvrez un enregistrement ou connectez une source en direct pour voir ce qui est mesuré.</translation>
    </message>
    <message>
        <source>Power path to utility</source>
        <translation>Chemin électrique au réseau</translation>
    </message>
    <message>
        <source>Coolant path to tower</source>
        <translation>Chemin du liquide à la tour</translation>
    </message>
    <message>
        <source>Elements on the way: %1</source>
        <translation>Éléments sur le chemin&#x202f;: %1</translation>
    </message>
    <message>
        <source>No closed way to the utility</source>
        <translation>Pas de chemin fermé au réseau</translation>
    </message>
    <message>
        <source>To the tower and back</source>
        <translation>Vers la tour et retour</translation>
    </message>
    <message>
        <source>No tower here: to the chillers and back</source>
        <translation>Pas de tour ici&#x202f;: vers les groupes froids et retour</translation>
    </message>
    <message>
        <source>Select a rack, row, hall or unit first.</source>
        <translation>Sélectionnez d’abord une baie, rangée, salle ou unité.</translation>
    </message>
</context>
<context>
    <name>views::LimitsModel</name>
    <message>
        <source>The model gives no value for this limit in the present state.</source>
        <translation>Le modèle ne donne aucune valeur pour cette limite dans l’état actuel.</translation>
    </message>
    <message>
        <source>%1: %2 used of %3 %4, %5. Modelled.</source>
        <translation>%1&#x202f;: %2 utilisés sur %3 %4, %5. Modélisé.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Capacité</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Headroom</source>
        <translation>Marge</translation>
    </message>
</context>
<context>
    <name>views::LimitsPanel</name>
    <message>
        <source>No limits known</source>
        <translation>Aucune limite connue</translation>
    </message>
    <message>
        <source>The model has not run for this site yet.</source>
        <translation>Le modèle n’a pas encore tourné pour ce site.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
</context>
<context>
    <name>views::LiveLimitsDialog</name>
    <message>
        <source>without bound</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>How long to keep live recordings</source>
        <translation>Durée de conservation des enregistrements en direct</translation>
    </message>
    <message>
        <source>Samples that are older, or beyond the size, are taken out of the recording that is being written. Earlier recordings stay.</source>
        <translation>Les échantillons plus anciens, ou au-delà de la taille, sont retirés de l’enregistrement en cours d’écriture. Les enregistrements antérieurs restent.</translation>
    </message>
    <message>
        <source>Of older samples only the least, mean and greatest of short spans stay</source>
        <translation>Des échantillons plus anciens ne restent que le minimum, la moyenne et le maximum de courts intervalles</translation>
    </message>
    <message>
        <source>Every sample for</source>
        <translation>Tout échantillon pendant</translation>
    </message>
    <message>
        <source>Anything for</source>
        <translation>Le reste pendant</translation>
    </message>
    <message>
        <source>File of at most</source>
        <translation>Fichier d’au plus</translation>
    </message>
    <message>
        <source>Keep so</source>
        <translation>Conserver</translation>
    </message>
</context>
<context>
    <name>views::MakeUpView</name>
    <message>
        <source>Published</source>
        <translation>Publié</translation>
    </message>
    <message>
        <source>Site and data sheets</source>
        <translation>Site et fiches techniques</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Météo</translation>
    </message>
    <message>
        <source>Close the account of this figure</source>
        <translation>Fermer le détail de ce chiffre</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Parts of the figure</source>
        <translation>Parties du chiffre</translation>
    </message>
    <message>
        <source>Not known at this instant</source>
        <translation>Inconnu à cet instant</translation>
    </message>
    <message>
        <source>Double-click or Enter shows how it is made up</source>
        <translation>Un double-clic ou Entrée montre sa composition</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Résidu</translation>
    </message>
    <message>
        <source>What the parts leave over: rounding of a recording, or a state that does not settle</source>
        <translation>Ce que les parties laissent de reste&#x202f;: arrondi d’un enregistrement, ou état qui ne se stabilise pas</translation>
    </message>
    <message>
        <source>Parts with a sign make the figure; grey ones stand beside it.</source>
        <translation>Les parties munies d’un signe forment le chiffre&#x202f;; les grises l’accompagnent.</translation>
    </message>
    <message>
        <source>Not calculated yet: the model has not run for this site.</source>
        <translation>Pas encore calculé&#x202f;: le modèle n’a pas tourné pour ce site.</translation>
    </message>
</context>
<context>
    <name>views::MappingDialog</name>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Names of a live source</source>
        <translation>Noms d’une source en direct</translation>
    </message>
    <message>
        <source>Each rule says which asset and quantity of the site a metric or topic stands for. The first one that fits decides.</source>
        <translation>Chaque règle dit quel équipement et quelle grandeur du site représente une métrique ou un sujet. La première qui convient décide.</translation>
    </message>
    <message>
        <source>empty: for this connection alone</source>
        <translation>vide&#x202f;: pour cette connexion seulement</translation>
    </message>
    <message>
        <source>Kept in the project as</source>
        <translation>Gardé dans le projet sous</translation>
    </message>
    <message>
        <source>There is no rule yet: add one.</source>
        <translation>Il n’y a pas encore de règle&#x202f;: ajoutez-en une.</translation>
    </message>
    <message>
        <source>“%1” is there already: its rules are replaced, also for the connections that use it.</source>
        <translation>«&#x202f;%1&#x202f;» existe déjà&#x202f;: ses règles sont remplacées, aussi pour les connexions qui les utilisent.</translation>
    </message>
    <message>
        <source>Connections that use “%1” get these rules, too.</source>
        <translation>Les connexions qui utilisent «&#x202f;%1&#x202f;» reçoivent aussi ces règles.</translation>
    </message>
</context>
<context>
    <name>views::MappingField</name>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Which asset and quantity a foreign name stands for.</source>
        <translation>Quel équipement et quelle grandeur représente un nom étranger.</translation>
    </message>
    <message>
        <source>Looks at the rules, changes them, and keeps them under a name for other connections and tables.</source>
        <translation>Montre les règles, les modifie et les garde sous un nom pour d’autres connexions et tables.</translation>
    </message>
    <message>
        <source>Takes this mapping out of the project. Connections that use it keep their rules.</source>
        <translation>Retire cette correspondance du projet. Les connexions qui l’utilisent gardent leurs règles.</translation>
    </message>
    <message>
        <source>Delete the mapping</source>
        <translation>Supprimer la correspondance</translation>
    </message>
    <message>
        <source>Delete “%1” from the project? Connections that use it keep their rules.</source>
        <translation>Supprimer «&#x202f;%1&#x202f;» du projet&#x202f;? Les connexions qui l’utilisent gardent leurs règles.</translation>
    </message>
    <message>
        <source>as the source names them</source>
        <translation>comme la source les nomme</translation>
    </message>
    <message>
        <source>rules of its own</source>
        <translation>règles propres</translation>
    </message>
</context>
<context>
    <name>views::MeasureBar</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the distance and its parts (%1)</source>
        <translation>Copier la distance et ses composantes (%1)</translation>
    </message>
    <message>
        <source>Stop measuring (%1)</source>
        <translation>Arrêter la mesure (%1)</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Arrêter la mesure</translation>
    </message>
</context>
<context>
    <name>views::MeasureTool</name>
    <message>
        <source>Measure: click the first point on a rack, a unit or the floor</source>
        <translation>Mesure&#x202f;: cliquez le premier point sur une baie, une unité ou le sol</translation>
    </message>
    <message>
        <source>Click the second point</source>
        <translation>Cliquez le second point</translation>
    </message>
</context>
<context>
    <name>views::MoveRacksDialog</name>
    <message>
        <source>Slots and rows</source>
        <translation>Emplacements et rangées</translation>
    </message>
    <message>
        <source>Metres</source>
        <translation>Mètres</translation>
    </message>
    <message>
        <source>Move racks</source>
        <translation>Déplacer des baies</translation>
    </message>
    <message numerus="yes">
        <source>%n racks</source>
        <translation>
            <numerusform>%n baie</numerusform>
            <numerusform>%n baies</numerusform>
        </translation>
    </message>
    <message>
        <source>Slots east (west below zero)</source>
        <translation>Emplacements vers l’est (ouest sous zéro)</translation>
    </message>
    <message>
        <source>Rows north (south below zero)</source>
        <translation>Rangées vers le nord (sud sous zéro)</translation>
    </message>
    <message>
        <source>East (west below zero)</source>
        <translation>Est (ouest sous zéro)</translation>
    </message>
    <message>
        <source>North (south below zero)</source>
        <translation>Nord (sud sous zéro)</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>No racks are selected. Select racks in the scene or the tree first.</source>
        <translation>Aucune baie n’est sélectionnée. Sélectionnez d’abord des baies dans la scène ou l’arbre.</translation>
    </message>
    <message>
        <source>The hall has no other row. Give the way in metres.</source>
        <translation>La salle n’a pas d’autre rangée. Donnez la distance en mètres.</translation>
    </message>
    <message>
        <source>By %1 east and %2 north</source>
        <translation>De %1 vers l’est et %2 vers le nord</translation>
    </message>
    <message>
        <source>1 rack</source>
        <translation>1 baie</translation>
    </message>
</context>
<context>
    <name>views::OneLineDiagram</name>
    <message>
        <source>One-line diagram</source>
        <translation>Schéma unifilaire</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Overloaded</source>
        <translation>En surcharge</translation>
    </message>
    <message>
        <source>Dark or stopped</source>
        <translation>Hors tension ou arrêté</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Charge %1</translation>
    </message>
    <message>
        <source>Voltage %1</source>
        <translation>Tension %1</translation>
    </message>
    <message>
        <source>■ closed  □ open · wider lines carry more</source>
        <translation>■ fermé  □ ouvert · un trait plus large porte plus</translation>
    </message>
    <message>
        <source>Carries %1, towards the line-up before</source>
        <translation>Porte %1, vers le tableau précédent</translation>
    </message>
    <message>
        <source>Carries %1</source>
        <translation>Porte %1</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>Loss %1</source>
        <translation>Perte %1</translation>
    </message>
</context>
<context>
    <name>views::OneLinePanel</name>
    <message>
        <source>Without supply</source>
        <translation>Sans alimentation</translation>
    </message>
    <message>
        <source>Kinds of network elements</source>
        <translation>Genres d’éléments du réseau</translation>
    </message>
    <message>
        <source>Network elements</source>
        <translation>Éléments du réseau</translation>
    </message>
    <message>
        <source>Overloaded elements</source>
        <translation>Éléments en surcharge</translation>
    </message>
    <message>
        <source>Single outages</source>
        <translation>Pertes d’un seul élément</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Busiest</source>
        <translation>Plus chargé</translation>
    </message>
    <message>
        <source>Largest loading of the kind, of its rating</source>
        <translation>Plus grande charge du genre, par rapport au nominal</translation>
    </message>
    <message>
        <source>Loss, MW</source>
        <translation>Pertes, MW</translation>
    </message>
    <message>
        <source>Voltage, pu</source>
        <translation>Tension, pu</translation>
    </message>
    <message>
        <source>Lowest to highest on the load sides that are alive</source>
        <translation>De la plus basse à la plus haute du côté charge, là où il y a tension</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>Closed while its box is ticked; clear the box to open it</source>
        <translation>Fermé tant que sa case est cochée&#x202f;; décochez-la pour l’ouvrir</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>What a pad feeds, or where an element hangs</source>
        <translation>Ce qu’un transformateur MT/BT alimente, ou à quoi un élément est relié</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Loss, kW</source>
        <translation>Pertes, kW</translation>
    </message>
    <message>
        <source>Allowed for</source>
        <translation>Admis pendant</translation>
    </message>
    <message>
        <source>How long it may run at this loading (IEEE C57.91 practice)</source>
        <translation>Durée admise à cette charge (pratique IEEE C57.91)</translation>
    </message>
    <message>
        <source>Lost element</source>
        <translation>Élément perdu</translation>
    </message>
    <message>
        <source>IT dark, MW</source>
        <translation>Informatique hors tension, MW</translation>
    </message>
    <message>
        <source>Worst loading</source>
        <translation>Pire charge</translation>
    </message>
    <message>
        <source>Where, and for how long</source>
        <translation>Où, et pour combien de temps</translation>
    </message>
    <message>
        <source>Dark halls</source>
        <translation>Salles touchées</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Schéma</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>Overloads</source>
        <translation>Surcharges</translation>
    </message>
    <message>
        <source>Find an element, a unit or a hall</source>
        <translation>Chercher un élément, une unité ou une salle</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>Tout fermer</translation>
    </message>
    <message>
        <source>Puts every element back into service</source>
        <translation>Remet chaque élément en service</translation>
    </message>
    <message>
        <source>N-1…</source>
        <translation>N-1…</translation>
    </message>
    <message>
        <source>Takes every element out, one at a time, and ranks what follows</source>
        <translation>Retire chaque élément, un à la fois, et classe ce qui s’ensuit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>No one-line</source>
        <translation>Pas d’unifilaire</translation>
    </message>
    <message>
        <source>No one-line yet</source>
        <translation>Pas encore d’unifilaire</translation>
    </message>
    <message>
        <source>The network is solved as soon as the model has run for this site.</source>
        <translation>Le réseau est résolu dès que le modèle a tourné pour ce site.</translation>
    </message>
    <message>
        <source>Not solved: %1</source>
        <translation>Non résolu&#x202f;: %1</translation>
    </message>
    <message>
        <source>13.8 kV %1 to %2 pu · racks from %3 pu · losses %4 · import %5</source>
        <translation>13,8 kV&#x202f;: %1 à %2 pu · baies dès %3 pu · pertes %4 · soutirage %5</translation>
    </message>
    <message>
        <source>fault level %1 at %2</source>
        <translation>court-circuit %1 à %2</translation>
    </message>
    <message>
        <source>(the switchgear breaks %1)</source>
        <translation>(le tableau coupe %1)</translation>
    </message>
    <message>
        <source>Without supply: %1 of IT</source>
        <translation>Sans alimentation&#x202f;: %1 d’informatique</translation>
    </message>
    <message>
        <source>%1 of the mechanical plant</source>
        <translation>%1 de l’installation mécanique</translation>
    </message>
    <message>
        <source>%1 of it shed by islands</source>
        <translation>dont %1 délestés par les îlots</translation>
    </message>
    <message>
        <source>Everything is supplied in spite of what is open.</source>
        <translation>Tout est alimenté malgré ce qui est ouvert.</translation>
    </message>
    <message>
        <source>%1, %2 open</source>
        <translation>%1, dont %2 ouverts</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Mean loading %1; overloaded: %2</source>
        <translation>Charge moyenne %1&#x202f;; en surcharge&#x202f;: %2</translation>
    </message>
    <message>
        <source>Of what the agreement allows.</source>
        <translation>De ce que le contrat permet.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Overloaded</source>
        <translation>En surcharge</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Hors tension</translation>
    </message>
    <message>
        <source>Alive</source>
        <translation>Sous tension</translation>
    </message>
    <message>
        <source>Overloads (%1)</source>
        <translation>Surcharges (%1)</translation>
    </message>
</context>
<context>
    <name>views::ParameterDelegate</name>
    <message>
        <source>outside the plausible range %1</source>
        <translation>hors de la plage plausible %1</translation>
    </message>
    <message>
        <source>“%1” is no number; the value stays as it was.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un nombre&#x202f;; la valeur reste inchangée.</translation>
    </message>
</context>
<context>
    <name>views::ParameterList</name>
    <message>
        <source>Search numbers and sources</source>
        <translation>Chercher des nombres et des sources</translation>
    </message>
    <message>
        <source>Search parameters</source>
        <translation>Chercher des paramètres</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>The scenario has no numbers for this.</source>
        <translation>Le scénario n’a pas de nombre pour cela.</translation>
    </message>
    <message>
        <source>No number is called “%1”.</source>
        <translation>Aucun nombre ne s’appelle «&#x202f;%1&#x202f;».</translation>
    </message>
</context>
<context>
    <name>views::ParameterModel</name>
    <message>
        <source>plausible range %1</source>
        <translation>plage plausible %1</translation>
    </message>
</context>
<context>
    <name>views::PictureDialog</name>
    <message>
        <source>Legend and labels</source>
        <translation>Légende et étiquettes</translation>
    </message>
    <message>
        <source>Headline figures on top</source>
        <translation>Chiffres clés en haut</translation>
    </message>
    <message>
        <source>Picture of the scene</source>
        <translation>Image de la scène</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Comme à l’écran</translation>
    </message>
    <message>
        <source>Full HD</source>
        <translation>Full HD</translation>
    </message>
    <message>
        <source>4K</source>
        <translation>4K</translation>
    </message>
    <message>
        <source>8K</source>
        <translation>8K</translation>
    </message>
    <message>
        <source>16K, for a wall</source>
        <translation>16K, pour un mur</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>%1 million pixels; drawing takes about %2 MB of memory.</source>
        <translation>%1 millions de pixels&#x202f;; le tracé prend environ %2 MB de mémoire.</translation>
    </message>
</context>
<context>
    <name>views::PlanNote</name>
    <message>
        <source>Possible</source>
        <translation>Possible</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::PropertiesPanel</name>
    <message>
        <source>No site</source>
        <translation>Aucun site</translation>
    </message>
    <message>
        <source>No values yet: nothing is measured or modelled for this at the instant shown.</source>
        <translation>Pas encore de valeur&#x202f;: rien n’est mesuré ni modélisé pour cela à l’instant affiché.</translation>
    </message>
    <message>
        <source>Scenario. Double-click a value to change it.</source>
        <translation>Scénario. Double-cliquez une valeur pour la changer.</translation>
    </message>
    <message>
        <source>Specification, for all of the type. Double-click to change.</source>
        <translation>Spécification, pour tout le type. Double-cliquez pour changer.</translation>
    </message>
</context>
<context>
    <name>views::RecordingsPopup</name>
    <message>
        <source>%1 d</source>
        <translation>%1 j</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>%L1 of %L2 channels belong to this site</source>
        <translation>%L1 voies sur %L2 appartiennent à ce site</translation>
    </message>
    <message>
        <source>It is still being written, or was cut off.</source>
        <translation>Il est encore en cours d’écriture, ou a été tronqué.</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Time offset</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>No recording is open.</source>
        <translation>Aucun enregistrement n’est ouvert.</translation>
    </message>
    <message>
        <source>The first of the list that has a value wins.</source>
        <translation>Le premier de la liste qui a une valeur l’emporte.</translation>
    </message>
    <message>
        <source>Modelled</source>
        <translation>Modélisé</translation>
    </message>
    <message>
        <source>The model&apos;s steady state of the instant shown</source>
        <translation>Le régime établi du modèle à l’instant affiché</translation>
    </message>
    <message>
        <source>Add a recording…</source>
        <translation>Ajouter un enregistrement…</translation>
    </message>
    <message>
        <source>How much later it is shown than it was recorded: “1 d 02:00:00”, “-00:30:00” or seconds</source>
        <translation>De combien il est affiché plus tard qu’il n’a été enregistré&#x202f;: «&#x202f;1 j 02:00:00&#x202f;», «&#x202f;-00:30:00&#x202f;» ou des secondes</translation>
    </message>
    <message>
        <source>Before the others</source>
        <translation>Avant les autres</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Close this recording</source>
        <translation>Fermer cet enregistrement</translation>
    </message>
</context>
<context>
    <name>views::ReportDialog</name>
    <message>
        <source>Add the validation sheet</source>
        <translation>Ajouter la feuille de validation</translation>
    </message>
    <message>
        <source>Write report…</source>
        <translation>Écrire le rapport…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>As the program</source>
        <translation>Comme le programme</translation>
    </message>
    <message>
        <source>made from the site&apos;s name</source>
        <translation>d’après le nom du site</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>peut rester vide</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>aucun choisi</translation>
    </message>
    <message>
        <source>Folder of references</source>
        <translation>Dossier de références</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
</context>
<context>
    <name>views::SankeyView</name>
    <message>
        <source>Flow diagram</source>
        <translation>Diagramme de flux</translation>
    </message>
</context>
<context>
    <name>views::SceneBar</name>
    <message>
        <source>Colour by</source>
        <translation>Colorer selon</translation>
    </message>
    <message>
        <source>Quantity that colours the scene</source>
        <translation>Grandeur qui colore la scène</translation>
    </message>
    <message>
        <source>Origin of the values</source>
        <translation>Origine des valeurs</translation>
    </message>
    <message>
        <source>Range of the colours, worst GPU, age of the data</source>
        <translation>Plage des couleurs, pire GPU, âge des données</translation>
    </message>
    <message>
        <source>Range of all values</source>
        <translation>Plage de toutes les valeurs</translation>
    </message>
    <message>
        <source>Range from 2 to 98 % of the values</source>
        <translation>Plage de 2 à 98&#x202f;% des valeurs</translation>
    </message>
    <message>
        <source>Range by hand: drag the legend&apos;s handles</source>
        <translation>Plage à la main&#x202f;: tirez les poignées de la légende</translation>
    </message>
    <message>
        <source>From afar: the worst GPU of a rack, not the mean</source>
        <translation>De loin&#x202f;: le pire GPU d’une baie, pas la moyenne</translation>
    </message>
    <message>
        <source>Age of the data instead of its values</source>
        <translation>Âge des données au lieu de leurs valeurs</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Calques</translation>
    </message>
    <message>
        <source>What the scene shows, each on or off</source>
        <translation>Ce que montre la scène, chaque calque activé ou non</translation>
    </message>
</context>
<context>
    <name>views::SceneNotice</name>
    <message>
        <source>Too small for a picture; make the window larger or close a panel.</source>
        <translation>Trop petit pour une image&#x202f;; agrandissez la fenêtre ou fermez un panneau.</translation>
    </message>
    <message>
        <source>This site has no racks and no plant. Open a project or a preset.</source>
        <translation>Ce site n’a ni baies ni installation. Ouvrez un projet ou un préréglage.</translation>
    </message>
    <message>
        <source>This site has no racks. Add some with Edit › Add racks (Ctrl+R).</source>
        <translation>Ce site n’a pas de baies. Ajoutez-en par Édition › Ajouter des baies (Ctrl+R).</translation>
    </message>
    <message>
        <source>The plant&apos;s values are being worked out…</source>
        <translation>Calcul des valeurs de l’installation en cours…</translation>
    </message>
    <message>
        <source>%1: the model has no such values. Choose another quantity above.</source>
        <translation>%1&#x202f;: le modèle n’a pas de telles valeurs. Choisissez une autre grandeur ci-dessus.</translation>
    </message>
    <message>
        <source>%1: no %2 value at this instant. Move the time, or choose another quantity above.</source>
        <translation>%1&#x202f;: aucune valeur (%2) à cet instant. Changez d’instant, ou choisissez une autre grandeur ci-dessus.</translation>
    </message>
    <message>
        <source>%1: nothing is measured at this instant. Move the time, open a recording, or choose modelled values above.</source>
        <translation>%1&#x202f;: rien n’est mesuré à cet instant. Changez d’instant, ouvrez un enregistrement, ou choisissez des valeurs modélisées ci-dessus.</translation>
    </message>
</context>
<context>
    <name>views::SceneView</name>
    <message>
        <source>%1: no %2 value</source>
        <translation>%1&#x202f;: aucune valeur de %2</translation>
    </message>
    <message>
        <source>No 3D view here</source>
        <translation>Pas de vue 3D ici</translation>
    </message>
    <message>
        <source>Everything else in the program works without it.</source>
        <translation>Tout le reste du programme fonctionne sans elle.</translation>
    </message>
    <message>
        <source>Age  %1</source>
        <translation>Âge  %1</translation>
    </message>
    <message>
        <source>move over the facility</source>
        <translation>se déplacer au-dessus de l’installation</translation>
    </message>
    <message>
        <source>turn the facility</source>
        <translation>tourner l’installation</translation>
    </message>
    <message>
        <source>nearer, farther</source>
        <translation>plus près, plus loin</translation>
    </message>
    <message>
        <source>whole site</source>
        <translation>site entier</translation>
    </message>
    <message>
        <source>hall of that number</source>
        <translation>salle de ce numéro</translation>
    </message>
    <message>
        <source>fly to the selection</source>
        <translation>voler vers la sélection</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>Glisser, bouton gauche</translation>
    </message>
    <message>
        <source>Right or middle drag</source>
        <translation>Glisser, bouton droit ou milieu</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Clic</translation>
    </message>
    <message>
        <source>select; again: the GPU under the cursor</source>
        <translation>sélectionner&#x202f;; encore&#x202f;: le GPU sous le curseur</translation>
    </message>
    <message>
        <source>Ctrl+click</source>
        <translation>Ctrl+clic</translation>
    </message>
    <message>
        <source>select more, or less</source>
        <translation>sélectionner plus, ou moins</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Double clic</translation>
    </message>
    <message>
        <source>fly to an asset or hall</source>
        <translation>voler vers un équipement ou une salle</translation>
    </message>
    <message>
        <source>Ctrl+drag</source>
        <translation>Ctrl+glisser</translation>
    </message>
    <message>
        <source>select in a rectangle: racks, near by GPUs</source>
        <translation>sélectionner dans un rectangle&#x202f;: des baies, de près des GPU</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Maj+glisser</translation>
    </message>
    <message>
        <source>select more in a rectangle</source>
        <translation>sélectionner plus dans un rectangle</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 de plus</translation>
    </message>
    <message>
        <source>1 rack</source>
        <translation>1 baie</translation>
    </message>
    <message>
        <source>%1 racks</source>
        <translation>%1 baies</translation>
    </message>
    <message>
        <source>1 GPU</source>
        <translation>1 GPU</translation>
    </message>
    <message>
        <source>%1 GPUs</source>
        <translation>%1 GPU</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>views::SecretField</name>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>trousseau</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>environnement</translation>
    </message>
    <message>
        <source>Where the secret lies</source>
        <translation>Où se trouve le secret</translation>
    </message>
    <message>
        <source>Name of the secret</source>
        <translation>Nom du secret</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>name of the variable</source>
        <translation>nom de la variable</translation>
    </message>
    <message>
        <source>name of the entry</source>
        <translation>nom de l’entrée</translation>
    </message>
    <message>
        <source>new secret; empty: as it is</source>
        <translation>nouveau secret&#x202f;; vide&#x202f;: inchangé</translation>
    </message>
</context>
<context>
    <name>views::SimulateDialog</name>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simuler</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>1 s shows the power swings of training; 60 s is enough for cooling and energy.</source>
        <translation>1&#x202f;s montre les variations de puissance de l’entraînement&#x202f;; 60&#x202f;s suffisent pour le refroidissement et l’énergie.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Météo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>EPW file</source>
        <translation>Fichier EPW</translation>
    </message>
    <message>
        <source>dry bulb</source>
        <translation>température sèche</translation>
    </message>
    <message>
        <source>wet bulb</source>
        <translation>température humide</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Charge de calcul</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>Fichier CSV</translation>
    </message>
    <message>
        <source>all halls</source>
        <translation>toutes les salles</translation>
    </message>
    <message>
        <source>The halls that the trace drives; the others train.</source>
        <translation>Les salles que la trace pilote&#x202f;; les autres sont en entraînement.</translation>
    </message>
    <message>
        <source>The same seed gives the same run, byte for byte.</source>
        <translation>La même graine donne le même calcul, octet pour octet.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Weather file</source>
        <translation>Fichier météo</translation>
    </message>
    <message>
        <source>EPW weather (*.epw);;All files (*)</source>
        <translation>Météo EPW (*.epw);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Workload file</source>
        <translation>Fichier de charge</translation>
    </message>
    <message>
        <source>Tables (*.csv);;All files (*)</source>
        <translation>Tableaux (*.csv);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose an EPW weather file that exists.</source>
        <translation>Choisissez un fichier météo EPW qui existe.</translation>
    </message>
    <message>
        <source>The wet bulb cannot be above the dry bulb.</source>
        <translation>La température humide ne peut pas dépasser la température sèche.</translation>
    </message>
    <message>
        <source>Choose a workload file (CSV) that exists.</source>
        <translation>Choisissez un fichier de charge (CSV) qui existe.</translation>
    </message>
    <message>
        <source>The seed must be a whole number, zero or above.</source>
        <translation>La graine doit être un nombre entier, positif ou nul.</translation>
    </message>
    <message>
        <source>The step is longer than the run.</source>
        <translation>Le pas est plus long que la durée.</translation>
    </message>
    <message>
        <source>%1 steps, until %2 %3. The run is recorded and replayed like a measured one.</source>
        <translation>%1 pas, jusqu’au %2 %3. Le calcul est enregistré et rejoué comme une mesure.</translation>
    </message>
</context>
<context>
    <name>views::SiteMap</name>
    <message>
        <source>Map of the site</source>
        <translation>Carte du site</translation>
    </message>
    <message>
        <source>Hall %1: click to fly here, double-click to see all of it</source>
        <translation>Salle %1&#x202f;: cliquez pour y voler, double-cliquez pour la voir en entier</translation>
    </message>
    <message>
        <source>Click to fly here</source>
        <translation>Cliquez pour y voler</translation>
    </message>
</context>
<context>
    <name>views::StartCard</name>
    <message>
        <source>How to begin</source>
        <translation>Pour commencer</translation>
    </message>
    <message>
        <source>Where would you like to begin?</source>
        <translation>Par où voulez-vous commencer&#x202f;?</translation>
    </message>
    <message>
        <source>Close (%1)</source>
        <translation>Fermer (%1)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Suivre la visite</translation>
    </message>
    <message>
        <source>A minute around the site, from the utility to the chip, with a sentence at each stop.</source>
        <translation>Une minute autour du site, du réseau électrique à la puce, avec une phrase à chaque étape.</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>Ouvrir un enregistrement…</translation>
    </message>
    <message>
        <source>Replay what was measured, beside what the model says it should have been.</source>
        <translation>Rejouez ce qui a été mesuré, à côté de ce que cela aurait dû être selon le modèle.</translation>
    </message>
    <message>
        <source>Start planning</source>
        <translation>Planifier</translation>
    </message>
    <message>
        <source>Add, move and remove racks; every figure and limit follows at once.</source>
        <translation>Ajoutez, déplacez et retirez des baies&#x202f;; chaque chiffre et chaque limite suit aussitôt.</translation>
    </message>
    <message>
        <source>Do not show this again (it stays in the Help menu)</source>
        <translation>Ne plus montrer ceci (cela reste dans le menu Aide)</translation>
    </message>
</context>
<context>
    <name>views::StatisticsTable</name>
    <message>
        <source>Statistics of the visible range</source>
        <translation>Statistiques de la plage visible</translation>
    </message>
    <message>
        <source>Visible range</source>
        <translation>Plage visible</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <translation>Écart type</translation>
    </message>
    <message>
        <source>5 %</source>
        <translation>5&#x202f;%</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Médiane</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95&#x202f;%</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Couvert</translation>
    </message>
    <message>
        <source>Of what is visible of each curve; Ctrl+C copies the table</source>
        <translation>De ce qui est visible de chaque courbe&#x202f;; Ctrl+C copie le tableau</translation>
    </message>
    <message>
        <source>Of all samples</source>
        <translation>De tous les échantillons</translation>
    </message>
    <message>
        <source>Over the time for which there are data</source>
        <translation>Sur le temps pour lequel il y a des données</translation>
    </message>
    <message>
        <source>Of the points drawn: where these are means of many samples, the spread of the means</source>
        <translation>Des points tracés&#x202f;: là où ce sont des moyennes de nombreux échantillons, la dispersion des moyennes</translation>
    </message>
    <message>
        <source>Of the points drawn, by time</source>
        <translation>Des points tracés, selon le temps</translation>
    </message>
    <message>
        <source>The integral of a power over the time for which there are data</source>
        <translation>L’intégrale d’une puissance sur le temps pour lequel il y a des données</translation>
    </message>
    <message>
        <source>Share of the visible time for which there are data</source>
        <translation>Part du temps visible pour laquelle il y a des données</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tout copier</translation>
    </message>
    <message>
        <source>Nothing in the visible range</source>
        <translation>Rien dans la plage visible</translation>
    </message>
    <message>
        <source>Points: %1, each the mean of many samples</source>
        <translation>Points&#x202f;: %1, chacun la moyenne de nombreux échantillons</translation>
    </message>
    <message>
        <source>Samples: %1</source>
        <translation>Échantillons&#x202f;: %1</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>courbe</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unité</translation>
    </message>
    <message>
        <source>least</source>
        <translation>minimum</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>greatest</source>
        <translation>maximum</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>écart type</translation>
    </message>
    <message>
        <source>median</source>
        <translation>médiane</translation>
    </message>
    <message>
        <source>energy, kWh</source>
        <translation>énergie, kWh</translation>
    </message>
    <message>
        <source>covered, %</source>
        <translation>couvert,&#x202f;%</translation>
    </message>
</context>
<context>
    <name>views::SwingsPanel</name>
    <message>
        <source>W a GPU</source>
        <translation>W par GPU</translation>
    </message>
    <message>
        <source>% of the GPUs</source>
        <translation>% des GPU</translation>
    </message>
    <message>
        <source>J a GPU</source>
        <translation>J par GPU</translation>
    </message>
    <message>
        <source>Battery smooths</source>
        <translation>Batterie en lissage</translation>
    </message>
    <message>
        <source>Save table…</source>
        <translation>Enregistrer le tableau…</translation>
    </message>
    <message>
        <source>Iterations only</source>
        <translation>Itérations seules</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Point de reprise</translation>
    </message>
    <message>
        <source>Job stop</source>
        <translation>Arrêt de la tâche</translation>
    </message>
    <message>
        <source>Utility loss</source>
        <translation>Perte du réseau</translation>
    </message>
    <message>
        <source>Peak to peak, between computing and communicating</source>
        <translation>Crête à crête, entre calcul et communication</translation>
    </message>
    <message>
        <source>Capacitors in the racks&apos; power shelves; NVIDIA names about 65 J a GPU for GB300</source>
        <translation>Condensateurs des étagères d’alimentation des baies&#x202f;; NVIDIA cite environ 65 J par GPU pour le GB300</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Itérations</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Power shelves</source>
        <translation>Étagères d’alimentation</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Nothing has been worked out yet</source>
        <translation>Rien n’a encore été calculé</translation>
    </message>
    <message>
        <source>Choose what the job does and press Run.</source>
        <translation>Choisissez ce que fait la tâche et appuyez sur Lancer.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>The site is dark after %1.</source>
        <translation>Le site est hors tension après %1.</translation>
    </message>
    <message>
        <source>The import keeps its ramp: %1 in 5 s of %2 allowed.</source>
        <translation>Le soutirage tient sa rampe&#x202f;: %1 en 5 s pour %2 admis.</translation>
    </message>
    <message>
        <source>The import is too fast: %1 in 5 s, %2 allowed.</source>
        <translation>Le soutirage est trop rapide&#x202f;: %1 en 5 s, %2 admis.</translation>
    </message>
    <message>
        <source>Without the battery: %1 in 5 s, %2.</source>
        <translation>Sans la batterie&#x202f;: %1 en 5 s, %2.</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>admis</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>Peak to peak: GPUs %1, facility %2, import %3.</source>
        <translation>Crête à crête&#x202f;: GPU %1, installation %2, soutirage %3.</translation>
    </message>
    <message>
        <source>At the iterations&apos; frequency the import swings by %1, the facility by %2 (amplitude).</source>
        <translation>À la fréquence des itérations, le soutirage varie de %1, l’installation de %2 (amplitude).</translation>
    </message>
    <message>
        <source>Highest import %1 of %2.</source>
        <translation>Soutirage maximal %1 pour %2.</translation>
    </message>
    <message>
        <source>Frequency %1 to %2.</source>
        <translation>Fréquence de %1 à %2.</translation>
    </message>
    <message>
        <source>Battery at most %1; %2 out, %3 in; %4 full cycles an hour.</source>
        <translation>Batterie au plus %1&#x202f;; %2 sortis, %3 entrés&#x202f;; %4 cycles complets par heure.</translation>
    </message>
    <message>
        <source>Turbines and gensets trip after %1.</source>
        <translation>Turbines et groupes électrogènes déclenchent après %1.</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Enregistrer le tableau</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>The table could not be written to %1; check the folder and the space left.</source>
        <translation>Le tableau n’a pas pu être écrit dans %1&#x202f;; vérifiez le dossier et la place restante.</translation>
    </message>
</context>
<context>
    <name>views::SwingsPlot</name>
    <message>
        <source>MW</source>
        <translation>MW</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>GPU servers</source>
        <translation>Serveurs GPU</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Turbines and gensets</source>
        <translation>Turbines et groupes électrogènes</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>Non fourni</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Fréquence</translation>
    </message>
    <message>
        <source>State of charge</source>
        <translation>État de charge</translation>
    </message>
</context>
<context>
    <name>views::TimeBar</name>
    <message>
        <source>Time bar</source>
        <translation>Barre de temps</translation>
    </message>
    <message>
        <source>Go to the beginning (Home)</source>
        <translation>Aller au début (Début)</translation>
    </message>
    <message>
        <source>Previous event (Page Up)</source>
        <translation>Événement précédent (Page préc.)</translation>
    </message>
    <message>
        <source>Step back (Left)</source>
        <translation>Un pas en arrière (Gauche)</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>Lecture arrière</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Lecture (Espace)</translation>
    </message>
    <message>
        <source>Step forward (Right)</source>
        <translation>Un pas en avant (Droite)</translation>
    </message>
    <message>
        <source>Next event (Page Down)</source>
        <translation>Événement suivant (Page suiv.)</translation>
    </message>
    <message>
        <source>Go to the end (End)</source>
        <translation>Aller à la fin (Fin)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Speed: seconds shown a second, 0.1× to 3600×</source>
        <translation>Vitesse&#x202f;: secondes montrées par seconde, de 0,1× à 3600×</translation>
    </message>
    <message>
        <source>Site time or UTC</source>
        <translation>Heure du site ou UTC</translation>
    </message>
    <message>
        <source>Repeat. Shift and drag on the time line to repeat a part of it.</source>
        <translation>Boucle. Maj et glisser sur la ligne de temps pour en répéter une partie.</translation>
    </message>
    <message>
        <source>Follow: stay at the newest values</source>
        <translation>Suivre&#x202f;: rester aux valeurs les plus récentes</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>Replay measured + modelled</source>
        <translation>Rejeu mesuré + modélisé</translation>
    </message>
    <message>
        <source>Replay measured</source>
        <translation>Rejeu mesuré</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simulé</translation>
    </message>
    <message>
        <source>Steady state</source>
        <translation>Régime établi</translation>
    </message>
    <message>
        <source>No instant yet.</source>
        <translation>Pas encore d’instant.</translation>
    </message>
    <message>
        <source>Nothing is recorded: the figures are the model&apos;s steady state for this hour.</source>
        <translation>Rien n’est enregistré&#x202f;: les chiffres sont le régime établi du modèle pour cette heure.</translation>
    </message>
    <message>
        <source>Bookmarks (B: a new one here)</source>
        <translation>Signets (B&#x202f;: un nouveau ici)</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Playing stops here</source>
        <translation>La lecture s’arrête ici</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Bookmark here…</source>
        <translation>Signet ici…</translation>
    </message>
    <message>
        <source>Loop from here</source>
        <translation>Boucle dès ici</translation>
    </message>
    <message>
        <source>Loop to here</source>
        <translation>Boucle jusqu’ici</translation>
    </message>
    <message>
        <source>No loop</source>
        <translation>Sans boucle</translation>
    </message>
    <message>
        <source>Loading; shown: %1</source>
        <translation>Chargement&#x202f;; affiché&#x202f;: %1</translation>
    </message>
    <message>
        <source>Stopped at %1</source>
        <translation>Arrêté à %1</translation>
    </message>
    <message>
        <source>Click for the list of recordings.</source>
        <translation>Cliquez pour la liste des enregistrements.</translation>
    </message>
    <message>
        <source>play, pause</source>
        <translation>lecture, pause</translation>
    </message>
    <message>
        <source>play backwards</source>
        <translation>lecture arrière</translation>
    </message>
    <message>
        <source>a step back, where the scene has not the focus</source>
        <translation>un pas en arrière, quand la scène n’a pas le focus</translation>
    </message>
    <message>
        <source>a step on, where the scene has not the focus</source>
        <translation>un pas en avant, quand la scène n’a pas le focus</translation>
    </message>
    <message>
        <source>ten steps back</source>
        <translation>dix pas en arrière</translation>
    </message>
    <message>
        <source>ten steps on</source>
        <translation>dix pas en avant</translation>
    </message>
    <message>
        <source>previous event</source>
        <translation>événement précédent</translation>
    </message>
    <message>
        <source>next event</source>
        <translation>événement suivant</translation>
    </message>
    <message>
        <source>previous bookmark of time</source>
        <translation>signet de temps précédent</translation>
    </message>
    <message>
        <source>next bookmark of time</source>
        <translation>signet de temps suivant</translation>
    </message>
    <message>
        <source>to the beginning</source>
        <translation>au début</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>à la fin</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>plus lent</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>plus vite</translation>
    </message>
    <message>
        <source>bookmark this instant</source>
        <translation>signet à cet instant</translation>
    </message>
    <message>
        <source>loop from here</source>
        <translation>boucle dès ici</translation>
    </message>
    <message>
        <source>loop to here</source>
        <translation>boucle jusqu’ici</translation>
    </message>
    <message>
        <source>loop on and off</source>
        <translation>avec ou sans boucle</translation>
    </message>
    <message>
        <source>Replay simulated + modelled</source>
        <translation>Rejeu simulé + modélisé</translation>
    </message>
    <message>
        <source>Replay simulated</source>
        <translation>Rejeu simulé</translation>
    </message>
    <message>
        <source>Replay, partly simulated</source>
        <translation>Rejeu, en partie simulé</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
</context>
<context>
    <name>views::TimeSlider</name>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>No time axis yet. Simulate a day or open a recording.</source>
        <translation>Pas encore d’axe de temps. Simulez une journée ou ouvrez un enregistrement.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Gap: nothing was measured from %1 to %2</source>
        <translation>Lacune&#x202f;: rien n’a été mesuré de %1 à %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 de %2 à %3</translation>
    </message>
    <message>
        <source>%1 s ahead</source>
        <translation>%1 s d’avance</translation>
    </message>
    <message>
        <source>%1 s behind</source>
        <translation>%1 s de retard</translation>
    </message>
    <message>
        <source>it had reached %1</source>
        <translation>il avait atteint %1</translation>
    </message>
    <message>
        <source>Bookmark “%1”, playing stops here</source>
        <translation>Signet «&#x202f;%1&#x202f;», la lecture s’arrête ici</translation>
    </message>
    <message>
        <source>Bookmark “%1”</source>
        <translation>Signet «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Nothing has arrived since %1</source>
        <translation>Rien n’est arrivé depuis %1</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 échantillon</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 échantillons</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 voies</translation>
    </message>
</context>
<context>
    <name>views::TourCard</name>
    <message>
        <source>Camera tour</source>
        <translation>Visite guidée</translation>
    </message>
    <message>
        <source>Previous stop</source>
        <translation>Étape précédente</translation>
    </message>
    <message>
        <source>Pause the tour, go on</source>
        <translation>Suspendre la visite, la reprendre</translation>
    </message>
    <message>
        <source>Next stop</source>
        <translation>Étape suivante</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>End the tour (%1)</source>
        <translation>Terminer la visite (%1)</translation>
    </message>
</context>
<context>
    <name>views::ValidationPanel</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Folder of references</source>
        <translation>Dossier de références</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>aucun choisi</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>Tout ouvrir</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>Tout fermer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>En texte</translation>
    </message>
    <message>
        <source>As CSV</source>
        <translation>En CSV</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save the sheet as a table (CSV) or as text</source>
        <translation>Enregistrer la feuille en tableau (CSV) ou en texte</translation>
    </message>
    <message>
        <source>Nothing compared yet</source>
        <translation>Rien n’a encore été comparé</translation>
    </message>
    <message>
        <source>Choose a folder with reference data and run the comparison. Suites are found by the form of the files, whatever their names.</source>
        <translation>Choisissez un dossier de données de référence et lancez la comparaison. Les essais sont trouvés par la forme des fichiers, quels que soient leurs noms.</translation>
    </message>
    <message>
        <source>Suite, quantity</source>
        <translation>Essai, grandeur</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Of tolerance</source>
        <translation>De la tolérance</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Worst error</source>
        <translation>Pire écart</translation>
    </message>
    <message>
        <source>RMS error</source>
        <translation>Écart quadr.</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Worst at</source>
        <translation>Pire cas</translation>
    </message>
    <message>
        <source>Validation sheet</source>
        <translation>Feuille de validation</translation>
    </message>
    <message>
        <source>The error that is judged, in percent of its tolerance; of a suite: the largest of them</source>
        <translation>L’écart qui est jugé, en pour cent de sa tolérance&#x202f;; d’un essai&#x202f;: le plus grand d’entre eux</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparaison…</translation>
    </message>
    <message>
        <source>No reference data of a known form were found in this folder.</source>
        <translation>Aucune donnée de référence de forme connue n’a été trouvée dans ce dossier.</translation>
    </message>
    <message>
        <source>Passed: %1 of %2 suites.</source>
        <translation>Réussi&#x202f;: %1 essais sur %2.</translation>
    </message>
    <message>
        <source>Failed: %1 of %2 suites pass.</source>
        <translation>Échec&#x202f;: %1 sur %2 essais réussis.</translation>
    </message>
    <message>
        <source>Damaged files: %1.</source>
        <translation>Fichiers endommagés&#x202f;: %1.</translation>
    </message>
    <message>
        <source>How the model compares with measurements, published values and other programs</source>
        <translation>Comment le modèle se compare aux mesures, aux valeurs publiées et à d’autres programmes</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>réussi</translation>
    </message>
    <message>
        <source>FAIL</source>
        <translation>ÉCHEC</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, files: %2</source>
        <translation>%1, fichiers&#x202f;: %2</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation>Non pris en charge</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Damaged files among no known suite</source>
        <translation>Fichiers endommagés hors de tout essai connu</translation>
    </message>
    <message>
        <source>Files of no known form</source>
        <translation>Fichiers de forme inconnue</translation>
    </message>
    <message>
        <source>Save the validation sheet</source>
        <translation>Enregistrer la feuille de validation</translation>
    </message>
    <message>
        <source>Tables (*.csv);;Texts (*.txt)</source>
        <translation>Tableaux (*.csv);;Textes (*.txt)</translation>
    </message>
</context>
<context>
    <name>views::ValueTable</name>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
</context>
<context>
    <name>views::ViewsPanel</name>
    <message>
        <source>Ready-made views</source>
        <translation>Vues toutes prêtes</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>Garder la vue</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Rename the view (F2)</source>
        <translation>Renommer la vue (F2)</translation>
    </message>
    <message>
        <source>Up in the list (Ctrl+Up)</source>
        <translation>Monter dans la liste (Ctrl+Haut)</translation>
    </message>
    <message>
        <source>Down in the list (Ctrl+Down)</source>
        <translation>Descendre dans la liste (Ctrl+Bas)</translation>
    </message>
    <message>
        <source>Remove the view (Delete)</source>
        <translation>Retirer la vue (Suppr)</translation>
    </message>
    <message>
        <source>Kept views</source>
        <translation>Vues gardées</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Visite</translation>
    </message>
    <message>
        <source>Fly through the kept views, or around the site where none are kept</source>
        <translation>Voler d’une vue gardée à l’autre, ou autour du site s’il n’y en a pas</translation>
    </message>
    <message>
        <source>Rest at each stop</source>
        <translation>Pause à chaque étape</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>In presentations</source>
        <translation>En présentation</translation>
    </message>
    <message>
        <source>A presentation begins with this tour</source>
        <translation>Une présentation commence par cette visite</translation>
    </message>
    <message>
        <source>Keep this view (%1)</source>
        <translation>Garder la vue (%1)</translation>
    </message>
    <message>
        <source>No view is kept yet</source>
        <translation>Aucune vue gardée pour l’instant</translation>
    </message>
    <message>
        <source>Fly somewhere, then keep the view: it is saved with the project.</source>
        <translation>Volez quelque part, puis gardez la vue&#x202f;: elle est enregistrée avec le projet.</translation>
    </message>
    <message>
        <source>Fly somewhere and press %1: the view is saved with the project.</source>
        <translation>Volez quelque part et appuyez sur %1&#x202f;: la vue est enregistrée avec le projet.</translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
    <message>
        <source>Kept views begin again after the last one. The tour of the site does so in a presentation only.</source>
        <translation>Les vues gardées recommencent après la dernière. La visite du site ne le fait qu’en présentation.</translation>
    </message>
</context>
<context>
    <name>views::VtkWidget</name>
    <message>
        <source>The graphics driver has reset and the picture is lost.</source>
        <translation>Le pilote graphique a redémarré et l’image est perdue.</translation>
    </message>
</context>
<context>
    <name>views::WalkTool</name>
    <message>
        <source>ahead, left, back, right</source>
        <translation>avant, gauche, arrière, droite</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>plus vite</translation>
    </message>
    <message>
        <source>look around</source>
        <translation>regarder autour</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Souris</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>quitter</translation>
    </message>
</context>
</TS>
